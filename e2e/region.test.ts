import { join } from 'node:path';
import { regional } from '../local-twilio/account';
import { type LocalTwilio, startLocalTwilio } from '../local-twilio/server';
import { call, transactions } from './caller';
import { giveCard } from './capture';
import { accept, deskOf } from './desk';
import { journey, openDesktop, pluginBundle, type Stage } from './stage';

/* A payment on a call in Ireland (IE1), with that region's credentials; Flex, Sync and the functions are in US1. */

let twilio: LocalTwilio;
let stage: Stage;
beforeAll(async () => {
  const ireland = regional.find(({ region }) => region === 'ie1');
  if (!ireland) throw new Error('the account has no credentials for IE1');
  twilio = await startLocalTwilio({
    port: 0,
    region: ireland.region,
    functionsFolder: join(__dirname, '../serverless/dist/functions'),
    functionsEnvironment: {
      CALLS_REGION: ireland.region,
      CALLS_API_KEY: ireland.apiKeySid,
      CALLS_API_SECRET: ireland.apiKeySecret,
      CALLS_AUTH_TOKEN: ireland.authToken,
    },
    pluginBundle: pluginBundle(),
  });
  stage = await openDesktop(twilio);
}, 120_000);
afterAll(async () => {
  await stage.close();
  await twilio.close();
});

it('takes a payment on a call in IE1', () =>
  journey(stage, 'ie1', async () => {
    const caller = await call(stage, '+353155501234');
    await accept(stage);
    const desk = deskOf(stage);
    await desk.start('21.50', 'EUR');
    await giveCard(stage, caller);
    await desk.button('Complete payment').click();
    await desk.heading('Payment succeeded').waitFor();
    const charged = { amount: '21.50', currency: 'EUR', result: 'charged' };
    expect(await transactions(stage)).toMatchObject([charged]);
    expect(stage.trouble).toEqual([]);
  }));
