import { account } from '../../local-twilio/account';
import type { LocalTwilio } from '../../local-twilio/server';
import { PAYMENT_SID, record } from '../../src/payment/testing/examples';
import type { Agent } from './agents';
import { askTwilio, type Fields, startConfigured } from './harness';
import { offered } from './offered';
import { type Passage, startRelay } from './relay';
import { chains, failReports, kept, outcomeOf, received, untilReceived } from './reports';
import { handleInProcess, query, type Signed, signed } from './signed';
import { type OnCall, takeCall, withAgents } from './steps';
import { turn } from '../../local-twilio/testing/switches';
import { underFaults } from '../../local-twilio/testing/faults';

/* What is reported to the merchant about the outcome of a payment. */

let local: LocalTwilio;
let agent: Agent;
let on: OnCall;
let openPayment: Signed['openPayment'];
let stored: Signed['stored'];
let callBack: Signed['callBack'];

withAgents(
  () => startConfigured(offered),
  (staff) => {
    ({ local, agent } = staff);
    ({ openPayment, stored, callBack } = signed(local));
  },
);

const confirmation: unknown = expect.stringMatching(/^ch_/);
const declined: unknown = expect.arrayContaining([expect.stringContaining('card is declined')]);
const uuid: unknown = expect.stringMatching(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
const time: unknown = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
const linked: unknown = expect.objectContaining({ kind: 'linked' });
const token: unknown = expect.stringMatching(/^x+[a-z]{4}$/);
const paymentSid: unknown = expect.stringMatching(/^PK[\da-f]{32}$/);

describe('a payment with an agent', () => {
  beforeEach(async () => {
    on = await takeCall(local, agent);
  });
  afterEach(async () => {
    await on.end();
    await turn(local.origin, {});
  });

  const about = (session: string) => ({
    type: 'payment.outcome',
    id: uuid,
    time,
    accountSid: account.sid,
    callSid: on.call.callSid,
    taskSid: on.call.taskSid,
    workerSid: agent.workerSid,
    paymentSid,
    session,
  });
  const charge = { amount: '12.50', currency: 'USD', description: 'Order 7' };
  const charged = { ...charge, processor: 'Default', method: 'credit-card' };
  const visa = (last: string) => ({ value: `xxxxxxxxxxxx${last}`, brand: 'visa' });

  test('that succeeds is reported once, in full', async () => {
    const session = await on.start(charge);
    await on.captureCard(session);
    await on.complete(session);
    expect(await outcomeOf(local, session)).toEqual({
      id: uuid,
      attempts: 1,
      deliveries: 1,
      event: {
        ...about(session),
        ...charged,
        chain: linked,
        outcome: { kind: 'succeeded', confirmationCode: confirmation },
        account: visa('4242'),
        tokens: { paymentToken: null, profileId: null },
        tokenMissing: false,
      },
    });
  });

  test('that is declined is reported with the reason', async () => {
    const session = await on.start(charge);
    await on.captureCard(session, '4000000000000002');
    await on.complete(session);
    expect((await outcomeOf(local, session)).event).toEqual({
      ...about(session),
      ...charged,
      chain: linked,
      outcome: {
        kind: 'failed',
        reason: 'payment-connector-error',
        payErrorCode: '64008',
        messages: declined,
      },
      account: visa('0002'),
      tokens: null,
      tokenMissing: false,
    });
  });

  test('that is cancelled is reported as such, and the next one on the call too', async () => {
    const first = await on.start(charge);
    await on.cancel(first);
    const report = await outcomeOf(local, first);
    expect(report).toMatchObject({ deliveries: 1, event: { outcome: { kind: 'cancelled' } } });
    const second = await on.start({ ...charge, amount: '3.00' });
    await on.captureCard(second);
    await on.complete(second);
    expect((await outcomeOf(local, second)).event).toMatchObject({
      amount: '3.00',
      outcome: { kind: 'succeeded' },
    });
    expect(await outcomeOf(local, first)).toEqual(report);
  });

  test('that Twilio no longer has is reported as cancelled, though no callback comes (R23)', async () => {
    const session = await on.start(charge);
    await on.ask(session, 'payment-card-number');
    await underFaults(local.origin, { callbacks: { drop: 1 } }, async () => {
      await on.keyIn('*');
      expect((await on.cancel(session)).status).toBe(200);
    });
    expect(await outcomeOf(local, session)).toMatchObject({
      deliveries: 1,
      event: { ...about(session), outcome: { kind: 'cancelled' } },
    });
  });

  test('by bank account is reported with the last digits of the account', async () => {
    const session = await on.start({
      method: 'ach-debit',
      accountType: 'consumer-savings',
      amount: '80.00',
      parameters: '{"AVSName":"Account Holder"}',
    });
    await on.capture(session, 'bank-routing-number', '121181976');
    await on.capture(session, 'bank-account-number', '508862392#');
    await on.complete(session);
    const { event } = await outcomeOf(local, session);
    expect(event).toMatchObject({
      amount: '80.00',
      currency: 'USD',
      method: 'ach-debit',
      account: { value: 'xxxxxxx92', brand: null },
    });
    expect(JSON.stringify(event)).not.toMatch(/12118|50886|Account Holder/);
  });

  test.each([
    ['in both places', 'both', { paymentToken: token, profileId: token }],
    ['where its type belongs', 'by-type', { paymentToken: null, profileId: token }],
    ['in ProfileId alone', 'profile-id', { paymentToken: null, profileId: token }],
  ])(
    'F15 that saves a card is reported with the token %s, which nobody else learns',
    async (_where, tokenFields, tokens) => {
      await turn(local.origin, { tokenFields });
      const session = await on.start({ purpose: 'reusable' });
      await on.captureCard(session);
      const completed = await on.complete(session);
      const { event } = await outcomeOf(local, session);
      expect(event).toMatchObject({
        tokenType: 'reusable',
        tokens,
        tokenMissing: false,
        outcome: { kind: 'succeeded', confirmationCode: null },
      });
      expect(event).not.toHaveProperty('amount');
      const service = `sync.twilio.com/v1/Services/${account.syncServiceSid}`;
      const kept = await askTwilio(local, `${service}/Documents?PageSize=100`);
      const task = await askTwilio(
        local,
        `taskrouter.twilio.com/v1/Workspaces/${account.workspaceSid}/Tasks/${on.call.taskSid}`,
      );
      expect(JSON.stringify([kept, task, completed.body])).not.toMatch(/tok_|cus_|Token"|Profile/);
    },
  );

  test('that the endpoint refuses at first is reported with the same id', async () => {
    const session = await on.start(charge);
    await on.captureCard(session);
    await untilReceived(local, (all) => all.every(({ deliveries }) => deliveries > 0));
    await failReports(local, { status: 500, times: 3 });
    await on.complete(session);
    const report = await outcomeOf(local, session);
    expect(report.deliveries).toBe(1);
    const all = (await received(local)).filter(({ event }) => event.session === session);
    const outcomes = all.filter(({ event }) => event.type === 'payment.outcome');
    expect(outcomes).toHaveLength(1);
    expect(all.reduce((sum, { attempts, deliveries }) => sum + attempts - deliveries, 0)).toBe(3);
  });
});

describe('a callback with a result', () => {
  const success: Fields = {
    AccountSid: account.sid,
    Sid: PAYMENT_SID,
    Result: 'success',
    PaymentConfirmationCode: 'ch_1',
    PaymentToken: 'tok_abcdefghijkl',
    ProfileId: '',
  };
  const tokens = { paymentToken: 'xxxxxxxxxxxxijkl', profileId: null };
  const complete = () => openPayment(record(['complete']));
  beforeEach(() => fetch(`${local.origin}/reset`, { method: 'POST' }));

  test('that is repeated after the report was taken is not reported again', async () => {
    const callSid = await complete();
    expect((await callBack(query(callSid), success)).status).toBe(204);
    const [report] = await received(local);
    expect(report).toMatchObject({ attempts: 1, deliveries: 1, event: { tokens } });
    const before = await stored(callSid);
    for (const times of [1, 2]) {
      expect([times, (await callBack(query(callSid), success)).status]).toEqual([times, 204]);
    }
    expect(await received(local)).toEqual([report]);
    expect(await stored(callSid)).toEqual(before);
  });

  test('is refused while the endpoint is down, so that Twilio sends it again, and then reported in full', async () => {
    const callSid = await complete();
    await failReports(local, { status: 503, times: 1000 });
    expect((await callBack(query(callSid), success)).status).toBe(503);
    // The agent sees it all the same.
    const { document } = await stored(callSid);
    expect(document.current?.outcome).toMatchObject({ kind: 'succeeded' });
    const [refused] = await received(local);
    expect(refused?.attempts).toBeGreaterThan(2);
    await failReports(local, { status: 503, times: 0 });
    expect((await callBack(query(callSid), success)).status).toBe(204);
    expect(await received(local)).toEqual([
      { ...refused, attempts: (refused?.attempts ?? 0) + 1, deliveries: 1 },
    ]);
    expect(refused?.event).toMatchObject({ callSid, tokens, tokenMissing: false });
  });

  test.each([
    ['with a suffix', '4242424242424242-1'],
    ['with a prefix', 'tok_4242424242424242'],
    ['in full-width digits', '４２４２４２４２４２４２４２４２'],
  ])('whose token is the card number %s is reported without it', async (_how, token) => {
    const callSid = await complete();
    const shown = { PaymentCardNumber: 'xxxxxxxxxxxx4242' };
    await callBack(query(callSid), {
      ...success,
      ...shown,
      PaymentToken: token,
      ProfileId: 'cus_1',
    });
    const [report] = await received(local);
    expect(report?.event).toMatchObject({
      tokens: { paymentToken: null, profileId: 'xus_1' },
      tokenMissing: true,
    });
  });

  test('is an outcome and reported, however long its texts are', async () => {
    const callSid = await complete();
    const long = 'Declined at first, then taken. '.repeat(330);
    const texts = {
      ConnectorError: long,
      PaymentError: long,
      PaymentConfirmationCode: 'c'.repeat(9000),
    };
    expect((await callBack(query(callSid), { ...success, ...texts })).status).toBe(204);
    expect((await stored(callSid)).document.current?.outcome).toMatchObject({ kind: 'succeeded' });
    expect(await received(local)).toMatchObject([
      { deliveries: 1, event: { outcome: { kind: 'succeeded' }, tokens, tokenMissing: false } },
    ]);
  });

  test('of a failure is an outcome and reported, however long its texts are', async () => {
    const callSid = await complete();
    const long = 'The card was declined. '.repeat(450);
    const failure = {
      ...success,
      Result: 'payment-connector-error',
      ConnectorError: long,
      PaymentError: long,
    };
    expect((await callBack(query(callSid), failure)).status).toBe(204);
    const [report] = await received(local);
    expect(report?.event.outcome).toMatchObject({
      kind: 'failed',
      reason: 'payment-connector-error',
    });
    expect(JSON.stringify(report?.event).length).toBeLessThan(2000);
  });

  test('that Twilio does not repeat is reported when the next call is opened, without the token', async () => {
    const callSid = await complete();
    await failReports(local, { status: 503, times: 1000 });
    expect((await callBack(query(callSid), success)).status).toBe(503);
    const [first] = await received(local);
    const waiting = await kept(local);
    expect(waiting).toMatchObject([{ kind: 'event', event: { id: first?.id } }]);
    expect(JSON.stringify(waiting)).not.toContain('tok_');

    await failReports(local, { status: 503, times: 0 });
    on = await takeCall(local, agent);
    const all = await received(local);
    expect(all.find(({ id }) => id === first?.id)).toMatchObject({ deliveries: 1 });
    expect(await kept(local)).toEqual([]);
    await on.end();
  });

  test('that the endpoint rejects for good is not sent again and again', async () => {
    const callSid = await complete();
    await failReports(local, { status: 404, times: 1000 });
    expect((await callBack(query(callSid), success)).status).toBe(503);
    expect(await received(local)).toMatchObject([{ attempts: 1, deliveries: 0 }]);
  });

  test('sent many times at once is one event', async () => {
    const callSid = await complete();
    const answers = await Promise.all([1, 2, 3, 4].map(() => callBack(query(callSid), success)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204]));
    expect(await received(local)).toMatchObject([{ event: { tokens, tokenMissing: false } }]);
  });

  const another = 'another-report-secret-10ca1000000001';
  test.each([
    [
      'only the previous one',
      { REPORT_SECRET: another, REPORT_SECRET_PREVIOUS: account.reportSecret },
    ],
    ['the new one', { REPORT_SECRET: account.reportSecret, REPORT_SECRET_PREVIOUS: another }],
  ])(
    'is reported while the secret is being changed, to whoever knows %s',
    async (_which, secrets) => {
      const callSid = await complete();
      const settings = { REPORT_URL: account.reportUrl, ...secrets };
      await handleInProcess(local, query(callSid), success, undefined, undefined, settings);
      expect(await received(local)).toMatchObject([{ deliveries: 1, event: { callSid, tokens } }]);
    },
  );

  const reporting = {
    REPORT_URL: account.reportUrl,
    REPORT_SECRET: account.reportSecret,
  };
  /** A callback whose function loses replies of Sync to what it writes about the worker's events. */
  async function losingLedger(callSid: string, times: number): Promise<void> {
    let left = times;
    const relay = await startRelay(local, ({ method, path }): Passage => {
      if (method !== 'POST' || !/Documents(\/ledger\.|$)/.test(path) || left === 0) return 'pass';
      left -= 1;
      return 'lose-reply';
    });
    const address = query(callSid);
    await handleInProcess(local, address, success, undefined, relay.origin, reporting);
    await relay.close();
  }

  test('whose number was written, but the reply lost, has that number', async () => {
    const [first, second] = [await complete(), await complete()];
    await losingLedger(first, 1);
    await losingLedger(second, 1);
    expect(await received(local)).toMatchObject([
      { event: { callSid: first, chain: { sequence: 1 } } },
      { event: { callSid: second, chain: { sequence: 2 } } },
    ]);
    expect((await chains(local)).chains).toMatchObject([{ last: 2, missing: [], edited: [] }]);
  });

  test('that gets no number from Sync in time is still reported, as unlinked', async () => {
    const callSid = await complete();
    await losingLedger(callSid, 100);
    const [report] = await received(local);
    expect(report).toMatchObject({
      deliveries: 1,
      event: { callSid, chain: { kind: 'unlinked' } },
    });
    expect((await chains(local)).unlinked).toEqual([report?.id]);
  });

  test('of the same session and code on another call is another event', async () => {
    const calls = [await complete(), await complete()];
    for (const callSid of calls) await callBack(query(callSid), success);
    const all = await received(local);
    expect(all.map(({ event }) => event.callSid)).toEqual(calls);
    expect(new Set(all.map(({ event }) => event.session)).size).toBe(1);
  });

  test('that settles an unknown result is another event of the same payment', async () => {
    const callSid = await complete();
    await callBack(query(callSid), { ...success, Result: 'splendid' });
    await callBack(query(callSid), success);
    const all = await received(local);
    expect(all.map(({ event }) => event.outcome)).toEqual([
      { kind: 'unknown', result: 'splendid' },
      { kind: 'succeeded', confirmationCode: 'ch_1' },
    ]);
    expect(new Set(all.map(({ id }) => id)).size).toBe(2);
    expect(new Set(all.map(({ event }) => event.session)).size).toBe(1);
  });
});
