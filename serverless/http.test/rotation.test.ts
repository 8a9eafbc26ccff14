import { randomUUID } from 'node:crypto';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import * as v from 'valibot';
import { account } from '../../local-twilio/account';
import { replySchemas } from '../../src/payment/protocol';
import type { Agent } from './agents';
import { deploy } from './deployment';
import { askTwilio, authorization, failureOf, type Fields, start } from './harness';
import { type OnCall, eachOnACall } from './steps';
import { connect, shownOf } from './watch';

/*
 * While a secret is being changed, two of it are valid: the previous and the new deployment of the functions
 * serve the same account side by side, and no part of a payment is refused.
 */

let local: Awaited<ReturnType<typeof start>>;
let agent: Agent;
let on: OnCall;

eachOnACall(start, (scene) => {
  ({ local, agent, on } = scene);
});

test('takes callbacks signed with either auth token during the change, and with no other', async () => {
  const before = 'b'.repeat(32);
  const steps: readonly Fields[] = [
    // A second one was made, and then promoted; the functions were not deployed again since.
    { AUTH_TOKEN: account.authToken, AUTH_TOKEN_SECONDARY: before },
    { AUTH_TOKEN: before, AUTH_TOKEN_SECONDARY: account.authToken },
  ];
  const session = await on.start({ amount: '12.50', currency: 'USD' });
  expect((await on.ask(session, 'payment-card-number')).status).toBe(200);
  const { paymentSid: Sid } = v.parse(
    v.object({ paymentSid: v.string() }),
    on.watched.document().current,
  );
  const address = `document=payment.${on.call.callSid}&session=${session}&question=1`;
  const url = `https://${account.functionsDomain}/payments/status?${address}`;
  const keyed = (digits: number) => ({
    AccountSid: account.sid,
    Sid,
    Capture: 'payment-card-number',
    PartialResult: 'true',
    PaymentCardNumber: 'x'.repeat(digits),
  });
  let digits = 0;
  for (const environment of steps) {
    const { post, close } = await deploy(local, environment);
    for (const token of [account.authToken, before, 'c'.repeat(32)]) {
      digits += 1;
      const fields = keyed(digits);
      const signature = getExpectedTwilioSignature(token, url, fields);
      const signed = { 'x-twilio-signature': signature };
      const { status } = await post(`status?${address}`, fields, signed);
      expect(status).toBe(token.startsWith('c') ? 403 : 204);
    }
    await close();
  }
  await on.watched.until((view) => shownOf(view, 'payment-card-number') === 'xxxx x');
});

const keys = `api.twilio.com/2010-04-01/Accounts/${account.sid}/Keys`;
const keySchema = v.object({ sid: v.string(), secret: v.string() });

async function removeKey(sid: string): Promise<void> {
  const url = `${local.origin}/twilio/${keys}/${sid}.json`;
  const { status } = await fetch(url, { method: 'DELETE', headers: { authorization } });
  expect(status).toBe(204);
}

test('continues a payment under another API key, even once the previous one is deleted', async () => {
  const made = v.parse(keySchema, await askTwilio(local, `${keys}.json`, { FriendlyName: 'next' }));
  const next = await deploy(local, { TWILIO_API_KEY: made.sid, TWILIO_API_SECRET: made.secret });
  const withToken = (fields: Fields) => ({ ...on.call, Token: agent.token, ...fields });
  try {
    // Begun by the functions that have the first key, and taken on by both in turn.
    const session = await on.start({ amount: '12.50', currency: 'USD' });
    const asking = { session, intent: randomUUID(), field: 'payment-card-number' };
    expect((await next.post('capture', withToken(asking))).status).toBe(200);
    await on.keyIn('4242424242424242');
    expect((await on.ask(session, 'expiration-date')).status).toBe(200);

    const opened = await next.post('open', withToken({}));
    const { syncToken, document } = v.parse(replySchemas.open, opened.body);
    const client = await connect(local, syncToken);
    const read = await client.document({ id: document, mode: 'open_existing' });
    expect(read.data).toMatchObject({ callSid: on.call.callSid });
    await client.shutdown();

    await removeKey(account.apiKeySid);
    expect(failureOf(await on.cancel(session))).toMatchObject({ code: 'not-configured' });
    const cancel = { session, intent: randomUUID() };
    expect((await next.post('cancel', withToken(cancel))).status).toBe(200);
  } finally {
    await next.close();
  }
});
