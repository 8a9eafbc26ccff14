import { ach, bankAccount, expiry, visa } from '../../../testing/paymentSteps';
import { listed, type Play, provokes, refused, set, type Stage } from './provoke';

/** Ends of a session, other than its success. */
const ends: readonly [row: string, play: Play, more?: readonly string[]][] = [
  [
    'payment-connector-error',
    async ({ steps, callSid }) => {
      const payment = await steps.start(callSid);
      await steps.fill(payment, callSid, '4000000000000002');
      await steps.complete(payment);
    },
    listed('endCallback', 'ConnectorError', 'PayErrorCode', 'PaymentError'),
  ],
  [
    'caller-interrupted-with-star',
    async ({ steps, callSid }) =>
      steps.enter(await steps.start(callSid), callSid, 'payment-card-number', '42*'),
  ],
  [
    'caller-hung-up',
    async ({ kit, steps, callSid }) => {
      await steps.start(callSid);
      kit.local.calls.hangUp(callSid);
    },
  ],
  [
    'validation-error',
    async ({ kit, steps, callSid }) => {
      await set(kit, { invalidAmount: 'validation-error' });
      await steps.start(callSid, { chargeAmount: -0.5 });
    },
  ],
  [
    'transaction-cancelled',
    async ({ steps, callSid }) =>
      (await steps.start(callSid)).update({ ...steps.request('end'), status: 'cancel' }),
    ['update Status=cancel'],
  ],
  [
    'too-many-failed-attempts',
    async ({ kit, steps, callSid }) => {
      await set(kit, { failedAttempts: 'three' });
      const payment = await steps.start(callSid);
      for (const month of ['13', '14', '15'])
        await steps.enter(payment, callSid, 'expiration-date', `${month}20`);
    },
  ],
  [
    'internal-error',
    async ({ steps, callSid }) => {
      const payment = await steps.start(callSid, { paymentConnector: 'Fails_Internally' });
      await steps.enter(payment, callSid, 'expiration-date', expiry);
      await steps.errorOf('internal-error');
      await steps.fill(payment, callSid);
      await steps.complete(payment);
    },
  ],
];
type Entry = readonly [errorType: string, question: Question, keys: string, options?: object];
type Question = Parameters<Stage['steps']['enter']>[2];

/** Wrong entries, with the card number already captured. */
const wrong: readonly Entry[] = [
  ['input-timeout', 'payment-card-number', '4242', { timeout: 1 }],
  ['invalid-card-number', 'payment-card-number', '4242424242424241'],
  ['invalid-card-type', 'payment-card-number', '5555555555554444', { validCardTypes: 'visa' }],
  ['invalid-date', 'expiration-date', '1320'],
  ['invalid-security-code', 'security-code', '12#'],
  ['invalid-postal-code', 'postal-code', '1#', { postalCode: true, minPostalCodeLength: 5 }],
  ['input-matching-failed', 'payment-card-number-matcher', '4111111111111111', matching()],
  ['invalid-bank-routing-number', 'bank-routing-number', '123456789', ach],
  ['invalid-bank-account-number', 'bank-account-number', '123#', ach],
  [
    'invalid-bank-account-type',
    'bank-account-number',
    `${bankAccount}#`,
    {
      ...ach,
      paymentConnector: 'Consumer_Checking_Only',
      bankAccountType: 'commercial-checking',
    },
  ],
  ['internal-error', 'expiration-date', expiry, { paymentConnector: 'Fails_Internally' }],
];

function matching() {
  return { requireMatchingInputs: 'payment-card-number' };
}

/** Every Result but success, and every ErrorType. */
export function failures(): void {
  for (const [row, play, more = []] of ends) {
    provokes('an end', [`result ${row}`, ...more], async (stage) => {
      await play(stage);
      expect((await stage.steps.outcome()).fields.Result).toBe(row);
    });
  }

  for (const [errorType, question, keys, options] of wrong) {
    const rows = [`errorType ${errorType}`, 'updateCallback ErrorType'];
    provokes('a wrong entry', rows, async ({ steps, callSid }) => {
      const payment = await steps.start(callSid, { ...options });
      if (['security-code', 'payment-card-number-matcher'].includes(question))
        await steps.enter(payment, callSid, 'payment-card-number', visa);
      await steps.enter(payment, callSid, question, keys);
      expect((await steps.errorOf(errorType)).fields.Capture).toBe(question);
      await refused(steps.complete(payment), 64019);
    });
  }

  const tooEarly = 'invalid-card-number-security-code-capture-sequence';
  provokes('a wrong order', [`errorType ${tooEarly}`], async ({ steps, callSid }) => {
    await steps.ask(await steps.start(callSid), 'security-code');
    await steps.errorOf(tooEarly);
  });

  provokes('a second question', ['errorType session-in-progress'], async (scene) => {
    const { kit, steps, callSid } = scene;
    await kit.fetchJson('PUT', '/switches', { askWhileCapturing: 'session-in-progress' });
    const payment = await steps.start(callSid);
    await steps.ask(payment, 'payment-card-number');
    await steps.ask(payment, 'expiration-date');
    await steps.errorOf('session-in-progress');
  });
}
