import * as v from 'valibot';
import { call } from '../caller';
import { accept, deskOf } from '../desk';
import { play, stage } from './stage';

/* Flex UI looks every 15 to 20 s whether its token has less than three minutes left, and renews it. */

const issuedSchema = v.object({ token: v.string(), expiration: v.string() });

async function shortToken() {
  const reply = await fetch(`${stage.twilio.origin}/agents/agent-1/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ttlSeconds: 150 }),
  });
  return v.parse(issuedSchema, await reply.json());
}

play('continues the payment with the new token', async () => {
  const { page, twilio } = stage;
  const { token, expiration } = await shortToken();
  const login = new URLSearchParams({ Token: token, Identity: 'agent-1', Roles: 'agent' });
  const renewed = page.waitForResponse(/\/Tokens\/refresh$/, { timeout: 90_000 });
  await page.goto(`${twilio.origin}/agent-desktop/?${login}&Expiration=${expiration}`);
  await page.getByText('No active tasks').waitFor();
  // Taken up while the old token holds, with a live session on it when it is renewed.
  await call(stage, '+14155550151');
  await accept(stage);
  const desk = deskOf(stage);
  await desk.amount().fill('71');
  await desk.button('Start payment').click();
  await desk.button('Ask for Card number').waitFor();
  const { token: next } = v.parse(issuedSchema, await (await renewed).json());
  // The reply is there before Flex has read it.
  const inUse =
    'Twilio.Flex.Manager.getInstance().store.getState().flex.session.ssoTokenPayload.token';
  await page.waitForFunction(`${inUse} === '${next}'`);

  const asked = page.waitForRequest(/\/payments\/capture$/);
  await desk.ask('Card number');
  expect(new URLSearchParams((await asked).postData() ?? '').get('Token')).toBe(next);
  expect(next).not.toBe(token);
  expect(stage.trouble).toEqual([]);
});
