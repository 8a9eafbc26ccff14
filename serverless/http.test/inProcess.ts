import twilio from 'twilio';
import { account } from '../../local-twilio/account';
import type { LocalTwilio } from '../../local-twilio/server';
import type { Configuration } from '../../src/payment/configuration';
import { documentName } from '../lib/callbackUrl';
import type { AgentCall } from '../lib/endpoint';
import { readSettings } from '../lib/settings';
import { readDocument } from '../lib/store';
import type { Agent, LiveCall } from './agents';

/*
 * The functions' own code in this process with the real client, for what cannot be provoked from
 * outside: a connection that breaks after the request was sent, a new deployment between two presses.
 */
export interface InProcess {
  /** Forms sent to Payments. */
  readonly sent: unknown[];
  /** Has Twilio carry the request out, and its reply never arrive. */
  readonly losingReplies: <T>(request: () => Promise<T>) => Promise<T>;
  /** A request of the agent, its checks passed. */
  readonly agentCall: (configuration: Configuration) => Promise<AgentCall>;
}

export const environment = (local: LocalTwilio) => ({
  ACCOUNT_SID: account.sid,
  AUTH_TOKEN: account.authToken,
  TWILIO_API_KEY: account.apiKeySid,
  TWILIO_API_SECRET: account.apiKeySecret,
  TASKROUTER_WORKSPACE_SID: account.workspaceSid,
  PAYMENTS_SYNC_SERVICE_SID: account.syncServiceSid,
  ALLOWED_ORIGINS: local.origin,
  DOMAIN_NAME: account.functionsDomain,
});

/** The real client; `around` sees every request to Payments. */
export function clientOf(
  local: LocalTwilio,
  around: (form: unknown, send: () => Promise<unknown>) => Promise<void> = async (_form, send) => {
    await send();
  },
) {
  const httpClient = new twilio.RequestClient();
  const request = httpClient.request.bind(httpClient);
  httpClient.request = async (options) => {
    const uri = options.uri.replace('https://', `${local.origin}/twilio/`);
    const reply = request({ ...options, uri });
    if (options.uri.includes('/Payments')) await around(options.data, () => reply);
    return reply;
  };
  return twilio(account.sid, account.authToken, { httpClient });
}

export function inProcess(local: LocalTwilio, agent: Agent, call: LiveCall): InProcess {
  const sent: unknown[] = [];
  let lose = false;
  const client = clientOf(local, async (form, reply) => {
    sent.push(form);
    await reply();
    if (lose) throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
  });

  return {
    sent,
    async losingReplies(request) {
      lose = true;
      try {
        return await request();
      } finally {
        lose = false;
      }
    },
    async agentCall(configuration) {
      const settings = readSettings(environment(local));
      const access = { client, settings, signal: AbortSignal.timeout(30_000) };
      return {
        access,
        claim: call,
        workerSid: agent.workerSid,
        stored: await readDocument(access, documentName(call.callSid)),
        configuration,
        prefill: configuration.prefill,
        now: Date.now(),
      };
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
