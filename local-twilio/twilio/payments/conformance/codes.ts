import { underFaults } from '../../../testing/faults';
import { clientOf } from '../../../testing/payments';
import { ach, bankAccount, routingNumber, stepsOf, visa } from '../../../testing/paymentSteps';
import { listed, type Play, provokes, refused, set, type Stage } from './provoke';

type Options = Readonly<Record<string, unknown>>;

/** Refused when a session is to start. */
const atStart: readonly [code: number, options: Options][] = [
  [64001, { paymentConnector: 'Not_Configured' }],
  [64002, { paymentConnector: 'Unavailable' }],
  [64003, { chargeAmount: -0.59 }],
  [64004, { paymentConnector: 'Nobody' }],
  [64005, { paymentConnector: 'Charge_Only', chargeAmount: undefined }],
  [64006, { paymentConnector: 'Reusable_Only', chargeAmount: undefined, tokenType: 'one-time' }],
  [64007, { paymentConnector: 'Token_Only' }],
  [64011, { paymentConnector: 'Usd_Only', currency: 'EUR' }],
  [64011, { currency: 'XYZ' }],
  [64013, { ...ach, paymentConnector: 'Cards_Only' }],
  [64014, { ...ach, parameter: { name: 'Account holder' } }],
  [64015, { paymentConnector: 'Needs_Parameter', parameter: { order: 'A-1' } }],
  [64017, { bankAccountType: 'consumer-savings' }],
  [64020, { tokenType: 'reusable' }],
  [64024, { paymentConnector: 'Not_Approved' }],
  [20422, { idempotencyKey: '' }],
  [21609, { statusCallback: 'callback' }],
];

/** In the callback that ends a session, as PayErrorCode: a session's options, and the card. */
const atEnd: readonly [code: number, options: Options, card?: string][] = [
  [64008, {}, '4000000000000002'],
  [64009, { paymentConnector: 'Wrong_Password' }],
  [64010, { chargeAmount: undefined }, '4000000000000002'],
  [64012, {}, '4000000000000101'],
  [64022, { paymentConnector: 'Test_Mode' }],
];

const update = async ({ steps, callSid }: Stage, change: Options) =>
  (await steps.start(callSid)).update({ ...steps.request('update'), ...change });

/** Refused, or ended, for another reason. */
const otherwise: readonly [code: number, play: Play][] = [
  [
    64016,
    async ({ kit, steps, callSid }) => {
      await set(kit, { badStatusCallback: '64016' });
      await refused(steps.start(callSid, { statusCallback: 'callback' }), 64016);
    },
  ],
  [64018, (stage) => refused(update(stage, {}), 64018)],
  [64018, (stage) => refused(update(stage, { capture: 'postal-code', status: 'cancel' }), 64018)],
  [64019, (stage) => refused(update(stage, { status: 'complete' }), 64019)],
  [
    64021,
    async ({ steps, callSid }) => {
      await steps.start(callSid);
      await refused(steps.start(callSid), 64021);
    },
  ],
  [
    64023,
    async ({ steps, callSid }) => {
      const payment = await steps.start(callSid, { ...ach, paymentConnector: 'Test_Mode' });
      await steps.enter(payment, callSid, 'bank-routing-number', routingNumber);
      await steps.enter(payment, callSid, 'bank-account-number', `${bankAccount}#`);
      await steps.complete(payment);
      expect((await steps.outcome()).fields.PayErrorCode).toBe('64023');
    },
  ],
  [
    20003,
    async ({ kit, callSid, watch }) => {
      const stranger = { ...kit, client: clientOf(kit.local.origin, 'another token') };
      watch(stranger);
      await refused(stepsOf(stranger).start(callSid), 20003);
    },
  ],
  [20404, ({ steps }) => refused(steps.start(`CA${'0'.repeat(32)}`), 20404)],
  [
    20409,
    async ({ kit, steps, callSid }) => {
      await set(kit, { repeatedKey: 'conflict' });
      const again = steps.request('again');
      await steps.start(callSid, again);
      await refused(steps.start(callSid, again), 20409);
    },
  ],
  [
    20429,
    async ({ kit, steps, callSid }) => {
      const errors = [{ host: 'api.twilio.com', status: 429, rate: 1 }];
      await underFaults(kit.local.origin, { rest: { errors } }, () =>
        refused(steps.start(callSid), 20429),
      );
    },
  ],
  [
    21220,
    async ({ kit, steps, callSid }) => {
      kit.local.calls.hangUp(callSid);
      await refused(steps.start(callSid), 21220);
    },
  ],
];

/** Every error code of Payments, and the general ones of Twilio's REST. */
export function errorCodes(): void {
  for (const [code, options] of atStart) {
    provokes('refused at the start', listed('code', String(code)), ({ steps, callSid }) =>
      refused(steps.start(callSid, options), code),
    );
  }
  for (const [code, options, card = visa] of atEnd) {
    provokes('told at the end', listed('code', String(code)), async ({ steps, callSid }) => {
      const payment = await steps.start(callSid, options);
      await steps.fill(payment, callSid, card);
      await steps.complete(payment);
      const { fields } = await steps.outcome();
      expect(fields).toMatchObject({ Result: 'payment-connector-error', PayErrorCode: `${code}` });
    });
  }
  for (const [code, play] of otherwise) {
    provokes('another reason', listed('code', String(code)), play);
  }
}
