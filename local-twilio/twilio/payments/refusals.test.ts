import { account } from '../../account';
import type { Kit } from '../../testing/payments';
import { CALLS, type Steps } from '../../testing/paymentSteps';
import { shareKit } from '../../testing/sharedKit';

let kit: Kit;
let steps: Steps;
shareKit((shared) => {
  ({ kit, steps } = shared);
});

describe('refuses a new session for', () => {
  const valid = () => ({
    IdempotencyKey: 'a',
    StatusCallback: kit.listener.url,
    ChargeAmount: '5',
  });

  test.each([
    ['no IdempotencyKey', { IdempotencyKey: '' }, 400, 20422],
    ['no StatusCallback', { StatusCallback: '' }, 400, 20422],
    ['a StatusCallback that is no URL', { StatusCallback: 'callback' }, 400, 21609],
    ['a StatusCallback that is not http', { StatusCallback: 'ftp://a.example/' }, 400, 21609],
    ['a negative amount', { ChargeAmount: '-0.59' }, 400, 64003],
    ['a million', { ChargeAmount: '1000000' }, 400, 64003],
    ['an amount that is no number', { ChargeAmount: 'ten' }, 400, 64003],
    ['an unknown currency', { Currency: 'XYZ' }, 400, 64011],
    ['an unknown connector', { PaymentConnector: 'Nobody' }, 400, 64004],
    ['a charge and a token', { TokenType: 'reusable' }, 400, 64020],
    ['an unknown payment method', { PaymentMethod: 'cash' }, 400, 64020],
    ['an unknown card type', { ValidCardTypes: 'visa gold' }, 400, 64020],
    ['a timeout too long', { Timeout: '601' }, 400, 64020],
    ['input by speech', { Input: 'speech' }, 400, 64020],
    ['nested parameters', { Parameter: '{"a":{"b":1}}' }, 400, 64020],
    ['a bank account type for a card', { BankAccountType: 'consumer-savings' }, 400, 64017],
    ['an unknown bank account type', { BankAccountType: 'gold' }, 400, 64020],
    ['ACH without a name', { PaymentMethod: 'ach-debit' }, 400, 64014],
    ['ACH with matching', { PaymentMethod: 'ach-debit', RequireMatchingInputs: 'a' }, 400, 64020],
    ['matching of an unknown field', { RequireMatchingInputs: 'iris' }, 400, 64020],
    [
      'matching of a field that is not captured',
      { SecurityCode: 'false', RequireMatchingInputs: 'security-code' },
      400,
      64020,
    ],
  ])('%s', async (_what, change, status, code) => {
    const path = `${kit.call()}/Payments.json`;
    expect(await steps.post(path, { ...valid(), ...change })).toMatchObject({ status, code });
    expect(kit.listener.received).toEqual([]);
  });

  test('an unknown call, and an unanswered one', async () => {
    const unknown = `CA${'0'.repeat(32)}`;
    expect(await steps.post(`${unknown}/Payments.json`, valid())).toMatchObject({ code: 20404 });
    const { calls } = kit.local;
    const { sid } = calls.place({
      party: 'customer',
      direction: 'inbound',
      from: '+15005550001',
      to: account.phoneNumber,
    });
    expect(await steps.post(`${sid}/Payments.json`, valid())).toMatchObject({ code: 21220 });
  });
});

describe('refuses an update for', () => {
  test.each([
    [{}, 64018],
    [{ Capture: 'postal-code', Status: 'cancel' }, 64018],
    [{ Capture: 'iris' }, 64020],
    [{ Capture: 'bank-account-number' }, 64020],
    [{ Capture: 'security-code-matcher' }, 64020],
    [{ Status: 'complete' }, 64019],
  ])('%j', async (change, code) => {
    const callSid = kit.call();
    const { sid } = await steps.post(`${callSid}/Payments.json`, {
      IdempotencyKey: 'a',
      StatusCallback: kit.listener.url,
    });
    const form = { IdempotencyKey: 'b', StatusCallback: kit.listener.url, ...change };
    expect(await steps.post(`${callSid}/Payments/${String(sid)}.json`, form)).toMatchObject({
      code,
    });
  });

  test('another call than that of the session', async () => {
    const form = { IdempotencyKey: 'a', StatusCallback: kit.listener.url };
    const { sid } = await steps.post(`${kit.call()}/Payments.json`, form);
    const other = `${kit.call()}/Payments/${String(sid)}.json`;
    expect(await steps.post(other, { ...form, Status: 'cancel' })).toMatchObject({ code: 20404 });
  });

  test('missing or wrong credentials', async () => {
    const response = await fetch(
      `${kit.local.origin}/twilio/api.twilio.com${CALLS}/${kit.call()}/Payments.json`,
      { method: 'POST', body: new URLSearchParams({ IdempotencyKey: 'a' }) },
    );
    expect(response.status).toBe(401);
  });
});
