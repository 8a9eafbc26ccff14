import type { LocalTwilio } from '../../local-twilio/server';
import { failureOf, startConfigured } from './harness';
import { offered } from './offered';
import { eachOnACall, type OnCall, transactions } from './steps';
import { shownOf, stateOf } from './watch';

/* Bank accounts, second entries and the caller's confirmation, each to its end. */

let local: LocalTwilio;
let on: OnCall;

eachOnACall(
  () => startConfigured(offered),
  (scene) => {
    ({ local, on } = scene);
  },
);

const ach = {
  method: 'ach-debit',
  accountType: 'consumer-savings',
  amount: '80.00',
  parameters: '{"AVSName":"Account Holder"}',
};

test('charges a bank account: routing and account number keyed in and masked', async () => {
  const session = await on.start(ach);
  await on.capture(session, 'bank-routing-number', '121181976');
  await on.capture(session, 'bank-account-number', '508862392#');
  expect(shownOf(on.watched.view(), 'bank-routing-number')).toBe('xxxxx1976');
  expect(shownOf(on.watched.view(), 'bank-account-number')).toBe('xxxxxxx92');
  await on.complete(session);
  await on.watched.until((view) => view.session?.status === 'succeeded');
  expect(await transactions(local)).toContainEqual(
    expect.objectContaining({
      method: 'charge',
      amount: '80.00',
      currency: 'USD',
      cardNumber: null,
      parameters: { AVSName: 'Account Holder' },
      result: 'charged',
    }),
  );
  expect(JSON.stringify(on.watched.document())).not.toMatch(/12118|50886/);
});

test('saves a bank account as a token', async () => {
  const session = await on.start({ ...ach, purpose: 'reusable' });
  await on.capture(session, 'bank-routing-number', '121181976');
  await on.capture(session, 'bank-account-number', '508862392#');
  await on.complete(session);
  await on.watched.until((view) => view.session?.status === 'succeeded');
  expect(await transactions(local)).toContainEqual(
    expect.objectContaining({ method: 'tokenize', amount: null, cardNumber: null }),
  );
  expect(JSON.stringify(on.watched.document())).not.toContain('tok_');
});

test('refuses an invalid routing number and asks again, and never asks for a card', async () => {
  const session = await on.start(ach);
  await on.ask(session, 'bank-routing-number');
  await on.keyIn('123456789');
  const wrong = await on.watched.until(
    (view) => stateOf(view, 'bank-routing-number')?.state === 'refused',
  );
  expect(stateOf(wrong, 'bank-routing-number')).toMatchObject({
    error: 'invalid-bank-routing-number',
  });
  await on.capture(session, 'bank-routing-number', '121181976');
  expect(failureOf(await on.ask(session, 'payment-card-number'))).toMatchObject({
    status: 422,
    code: 'field-not-required',
  });
});

const careful = { processor: 'Two_Routes', amount: '9.00' };

async function captureTwice(session: string): Promise<void> {
  await on.capture(session, 'payment-card-number', '4242424242424242');
  await on.capture(session, 'payment-card-number-matcher', '4242424242424242');
  await on.capture(session, 'expiration-date', '1230');
  await on.capture(session, 'postal-code', '94105#');
  await on.capture(session, 'postal-code-matcher', '94105#');
}

test('charges after fields entered twice and the caller’s confirmation', async () => {
  const session = await on.start(careful);
  expect(on.watched.view().fields.map(({ field }) => field)).toEqual([
    'payment-card-number',
    'payment-card-number-matcher',
    'expiration-date',
    'postal-code',
    'postal-code-matcher',
  ]);
  await on.capture(session, 'payment-card-number', '4242424242424242');
  expect(failureOf(await on.complete(session))).toMatchObject({
    code: 'fields-missing',
    detail: {
      fields: [
        'payment-card-number-matcher',
        'expiration-date',
        'postal-code',
        'postal-code-matcher',
      ],
    },
  });
  await captureTwice(session);
  expect((await on.complete(session)).status).toBe(200);
  expect(await transactions(local)).not.toContainEqual(expect.objectContaining({ amount: '9.00' }));
  await on.keyIn('1');
  await on.watched.until((view) => view.session?.status === 'succeeded');
  expect(await transactions(local)).toContainEqual(expect.objectContaining({ amount: '9.00' }));
});

test('refuses a second entry that differs, and asks for both again', async () => {
  const session = await on.start(careful);
  await on.capture(session, 'payment-card-number', '4242424242424242');
  await on.ask(session, 'payment-card-number-matcher');
  await on.keyIn('4111111111111111');
  const wrong = await on.watched.until(
    (view) => stateOf(view, 'payment-card-number-matcher')?.state === 'refused',
  );
  expect(stateOf(wrong, 'payment-card-number-matcher')).toMatchObject({
    error: 'input-matching-failed',
  });
  await captureTwice(session);
  expect(on.watched.view().canComplete).toBe(true);
});

test('does not charge a caller who does not confirm', async () => {
  const session = await on.start({ ...careful, amount: '11.00' });
  await captureTwice(session);
  await on.complete(session);
  await on.keyIn('2');
  await on.watched.until(({ canStart }) => canStart);
  expect(on.watched.view().session?.status).not.toBe('succeeded');
  expect(await transactions(local)).not.toContainEqual(
    expect.objectContaining({ amount: '11.00' }),
  );
});
