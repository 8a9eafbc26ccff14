import { account } from '../../local-twilio/account';
import type { LocalTwilio } from '../../local-twilio/server';
import type { Configuration } from '../../src/payment/offer/configuration';
import { actionReports } from '../lib/reports/actions';
import type { AgentCall } from '../lib/agent/authorize';
import { documentName } from '../lib/payments/callbackUrl';
import { readSettings } from '../lib/runtime/settings';
import { readDocument } from '../lib/document/store';
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
  /** A request of the agent, its checks passed. */
  readonly agentCall: (configuration: Configuration) => Promise<AgentCall>;
  readonly close: () => Promise<void>;
}

/** The settings of the functions, for pages of an origin. */
export const environment = (origin: string) => ({
  ACCOUNT_SID: account.sid,
  AUTH_TOKEN: account.authToken,
  TWILIO_API_KEY: account.apiKeySid,
  TWILIO_API_SECRET: account.apiKeySecret,
  TASKROUTER_WORKSPACE_SID: account.workspaceSid,
  PAYMENTS_SYNC_SERVICE_SID: account.syncServiceSid,
  ALLOWED_ORIGINS: origin,
  DOMAIN_NAME: account.functionsDomain,
});

/** What an agent's request reports where no endpoint is set: nothing. */
export const unreported = actionReports('open', { request: { headers: {} } }, {});

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
    async agentCall(configuration) {
      const settings = readSettings(environment(local.origin));
      const access = { settings, signal: AbortSignal.timeout(30_000) };
      return {
        access,
        reports: unreported,
        claim: call,
        workerSid: agent.workerSid,
        offer: configuration,
        watching: undefined,
        starts: undefined,
        stored: await readDocument(access, documentName(call.callSid)),
        configuration,
        prefill: configuration.prefill,
        now: Date.now(),
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

/** The global of Twilio's runtime, for a handler that is called in this process; it answers into the void. */
export function installRuntime(): void {
  const nothing = () => undefined;
  const Response = function () {
    return { setStatusCode: nothing, setBody: nothing, appendHeader: nothing };
  };
  Object.assign(globalThis, { Twilio: { Response } });
}
