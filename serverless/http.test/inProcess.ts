import { randomUUID } from 'node:crypto';
import { accountSettings } from '../../local-twilio/twilio/functions/hosting';
import type { LocalTwilio } from '../../local-twilio/server';
import { WRITER_LIMIT } from '../../src/payment/document/names';
import type { Configuration } from '../../src/payment/offer/configuration';
import type { AuthorizedAgent } from '../lib/agent/authorize';
import { readDocument } from '../lib/document/store';
import { documentName, type Stored } from '../lib/document/stored';
import type { Asking } from '../lib/payments/question';
import { readSettings } from '../lib/runtime/settings';
import type { Agent, LiveCall } from './agents';
import { redirectHttps, startRelay } from './relay';

/*
 * The functions' own code in this process with its own HTTP client, for what cannot be provoked from
 * outside: a connection that breaks after the request was sent, a new deployment between two presses.
 */
export interface InProcess {
  /** Forms sent to Payments. */
  readonly sent: () => readonly unknown[];
  /** Has Twilio carry the request out, and its reply never arrive. */
  readonly losingReplies: <T>(request: () => Promise<T>) => Promise<T>;
  /** A request of the agent, its checks passed; the clock is `aheadMs` ahead. */
  readonly authorized: (configuration: Configuration, aheadMs?: number) => Promise<Authorized>;
  readonly close: () => Promise<void>;
}

/** Who asks, what it takes to put their question, and the document that it is put on. */
export interface Authorized {
  readonly agent: AuthorizedAgent;
  readonly asking: Asking;
  readonly stored: Stored | undefined;
}

export async function inProcess(
  local: LocalTwilio,
  agent: Agent,
  call: LiveCall,
): Promise<InProcess> {
  let lose = false;
  const isPayments = (path: string) => path.includes('/Payments');
  const relay = await startRelay(local, ({ path }) =>
    lose && isPayments(path) ? 'lose-reply' : 'pass',
  );
  const redirection = redirectHttps(relay.origin);

  return {
    sent: () => relay.relayed.filter(({ path }) => isPayments(path)).map(({ form }) => form),
    async losingReplies(request) {
      lose = true;
      try {
        return await request();
      } finally {
        lose = false;
      }
    },
    async authorized(configuration, aheadMs = 0) {
      const settings = readSettings(accountSettings(local.origin));
      const access = { settings, signal: AbortSignal.timeout(30_000) };
      const { callSid, taskSid, conferenceSid } = call;
      const now = Date.now() + aheadMs;
      return {
        agent: {
          agent: { workerSid: agent.workerSid, taskSid, conferenceSid },
          callSid,
          offer: configuration,
          prefill: configuration.prefill,
          watching: undefined,
          doubtElsewhere: undefined,
          noted: undefined,
          starts: undefined,
          limits: configuration.limits,
          now,
          writer: randomUUID().slice(-WRITER_LIMIT),
        },
        asking: { access, callSid, configuration, now, beside: nothing, before: nothing },
        stored: await readDocument(access, documentName(callSid)),
      };
    },
    async close() {
      // The payment SID of a start is written down while the agent is answered.
      await redirection.quiet();
      redirection.restore();
      await relay.close();
    },
  };
}

const nothing = () => Promise.resolve();

/** The global of Twilio's runtime, for a handler that is called in this process; it answers into the void. */
export function installRuntime(): void {
  const nothing = () => undefined;
  const Response = function () {
    return { setStatusCode: nothing, setBody: nothing, appendHeader: nothing };
  };
  Object.assign(globalThis, { Twilio: { Response } });
}
