import { randomUUID } from 'node:crypto';
import twilio from 'twilio';
import { account, agents } from '../../local-twilio/account';
import type { LocalTwilio } from '../../local-twilio/server';
import type { AgentCall } from '../lib/endpoint';
import { documentName } from '../lib/callbackUrl';
import { startPayment, updatePayment } from '../lib/question';
import { readSettings } from '../lib/settings';
import { readDocument } from '../lib/store';
import {
  type Agent,
  fetchJson,
  type LiveCall,
  logIn,
  press,
  start,
  stateOf,
  watch,
  type Watched,
} from './harness';

/*
 * Twilio carries a request out, and its reply never arrives. The functions' own code with the real
 * client, whose connection breaks after the request was sent.
 */

let local: LocalTwilio;
let agent: Agent;
let call: LiveCall;
let watched: Watched;

beforeAll(async () => {
  local = await start();
  const [first] = agents;
  if (!first) throw new Error('an agent is needed');
  agent = await logIn(local, first.identity, first.workerSid);
  call = await agent.takeCall();
  watched = await watch(local, agent, call);
});
afterAll(async () => {
  await watched.close();
  await local.close();
});

/** Requests for Payments that were sent, by their form. */
const sent: unknown[] = [];
let lose = false;

function client() {
  const httpClient = new twilio.RequestClient();
  const request = httpClient.request.bind(httpClient);
  httpClient.request = async (options) => {
    const uri = options.uri.replace('https://', `${local.origin}/twilio/`);
    const reply = await request({ ...options, uri });
    if (!options.uri.includes('/Payments')) return reply;
    sent.push(options.data);
    if (lose) throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
    return reply;
  };
  return twilio(account.sid, account.authToken, { httpClient });
}

async function agentCall(): Promise<AgentCall> {
  const access = {
    client: client(),
    settings: readSettings({
      ACCOUNT_SID: account.sid,
      AUTH_TOKEN: account.authToken,
      TWILIO_API_KEY: account.apiKeySid,
      TWILIO_API_SECRET: account.apiKeySecret,
      TASKROUTER_WORKSPACE_SID: account.workspaceSid,
      PAYMENTS_SYNC_SERVICE_SID: account.syncServiceSid,
      ALLOWED_ORIGINS: local.origin,
      DOMAIN_NAME: account.functionsDomain,
    }),
    signal: AbortSignal.timeout(30_000),
  };
  const stored = await readDocument(access, documentName(call.callSid));
  return { access, claim: call, workerSid: agent.workerSid, stored, now: Date.now() };
}

const unavailable = { code: 'twilio-unavailable' };

test('each press is asked once, whatever became of the reply; a complete is never sent twice', async () => {
  const opening = {
    ...call,
    intent: randomUUID(),
    amount: '40',
    currency: 'USD',
    description: '',
  };
  lose = true;
  await expect(startPayment(await agentCall(), opening)).rejects.toMatchObject(unavailable);
  lose = false;
  expect(await startPayment(await agentCall(), opening)).toMatchObject({
    session: opening.intent,
    question: 0,
  });
  expect(sent).toHaveLength(2);
  expect(sent[1]).toEqual(sent[0]);
  await watched.until(({ session }) => session?.status === 'collecting');

  const session = opening.intent;
  const keyed = [
    ['payment-card-number', '378282246310005'],
    ['expiration-date', '0931'],
    ['security-code', '1234'],
    ['postal-code', '10115#'],
  ] as const;
  for (const [field, digits] of keyed) {
    const asking = { intent: randomUUID(), session };
    lose = true;
    await expect(updatePayment(await agentCall(), asking, field)).rejects.toMatchObject(
      unavailable,
    );
    lose = false;
    await updatePayment(await agentCall(), asking, field);
    await press(local, call, digits);
    await watched.until((view) => stateOf(view, field)?.state === 'captured');
  }

  sent.length = 0;
  const completing = { intent: randomUUID(), session };
  lose = true;
  await expect(updatePayment(await agentCall(), completing, 'complete')).rejects.toMatchObject(
    unavailable,
  );
  lose = false;
  await updatePayment(await agentCall(), completing, 'complete');
  await watched.until((view) => view.session?.status === 'succeeded');
  expect(sent).toHaveLength(1);
  expect(await fetchJson(`${local.origin}/connector/transactions`)).toHaveLength(1);
});
