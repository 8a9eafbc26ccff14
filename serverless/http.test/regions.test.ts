import { account, regional } from '../../local-twilio/account';
import type { LocalTwilio } from '../../local-twilio/server';
import { authorization, start } from './harness';
import { onlyAgent, takeCall, transactions } from './steps';

/* The account takes its calls in another region than US1, where all else of it is. */

const order = { amount: '12.50', currency: 'USD' };
const hosts = { ie1: 'api.dublin.ie1.twilio.com', au1: 'api.sydney.au1.twilio.com' };

describe.each(regional)('calls in $region', ({ region, apiKeySid, apiKeySecret, authToken }) => {
  let local: LocalTwilio;
  beforeAll(async () => {
    const functionsEnvironment = {
      CALLS_REGION: region,
      CALLS_API_KEY: apiKeySid,
      CALLS_API_SECRET: apiKeySecret,
      CALLS_AUTH_TOKEN: authToken,
    };
    local = await start({ region, functionsEnvironment });
  });
  afterAll(() => local.close());

  const status = async (host: string, path: string, header: string) =>
    (await fetch(`${local.origin}/twilio/${host}${path}`, { headers: { authorization: header } }))
      .status;

  test('are charged there, by callbacks that the region signs', async () => {
    const on = await takeCall(local, await onlyAgent(local));
    const session = await on.start(order);
    await on.captureCard(session);
    expect((await on.complete(session)).status).toBe(200);
    await on.watched.until((view) => view.session?.status === 'succeeded');
    expect(await transactions(local)).toMatchObject([{ amount: '12.50', result: 'charged' }]);
    await on.end();
  });

  test('are known to no other region, and to no other region’s credentials', async () => {
    const on = await takeCall(local, await onlyAgent(local));
    const path = `/2010-04-01/Accounts/${account.sid}/Calls/${on.call.callSid}.json`;
    const there = `Basic ${btoa(`${apiKeySid}:${apiKeySecret}`)}`;
    expect(await status(hosts[region], path, there)).toBe(200);
    expect(await status(hosts[region], path, authorization)).toBe(401);
    expect(await status('api.twilio.com', path, authorization)).toBe(404);
    expect(await status('api.twilio.com', path, there)).toBe(401);
    await on.end();
  });
});
