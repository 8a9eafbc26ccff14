import * as fc from 'fast-check';
import type { PaymentCallback } from '../card/callback';
import { sessionAt } from './status';
import { earlierInFull, foldedTo } from '../document/earlier';
import { ORPHAN_CANCEL } from '../document/questions';
import type { CallDocument } from '../document/session';
import {
  allFields,
  callback,
  documentOf,
  mergeAll,
  PAYMENT_SID,
  record,
  T0,
  wholePayment,
} from '../testing/examples';
import { mergeCallback } from './merge';

/** Any callback at all over a small domain, so that equal and conflicting evidence is common. */
const anyCallback: fc.Arbitrary<PaymentCallback> = fc
  .record({
    number: fc.integer({ min: 0, max: 4 }),
    parameters: fc.record(
      {
        Capture: fc.constantFrom(...allFields, 'unknown-field'),
        PartialResult: fc.constantFrom('true', 'false', 'odd'),
        PaymentCardNumber: fc.constantFrom(
          'x',
          'xx',
          'xxxxxxxxxxxx4242',
          'xxxxxxxxxxxx1111',
          '42424242',
        ),
        PaymentCardType: fc.constantFrom('visa', 'amex'),
        ExpirationDate: fc.constantFrom('1', '1229', '0130'),
        SecurityCode: fc.constantFrom('x', 'xxx', '123'),
        PaymentCardPostalCode: fc.constantFrom('9', '94109'),
        ErrorType: fc.constantFrom('invalid-date', 'input-timeout', 'new-error'),
        Required: fc.constantFrom('', 'payment-card-number', 'ExpirationDate,odd', 'security-code'),
        Result: fc.constantFrom(
          'success',
          'payment-connector-error',
          'caller-hung-up',
          'new-result',
          'transaction-cancelled',
        ),
        PaymentConfirmationCode: fc.constantFrom('ch_1', 'ch_2'),
        PayErrorCode: fc.constantFrom('64012'),
        PaymentError: fc.constantFrom('card is declined', 'no funds'),
      },
      { requiredKeys: [] },
    ),
  })
  .map(({ number, parameters }) => callback(number, parameters));

/** The same callbacks in another order, some of them several times. */
function reordered<T>(items: readonly T[]): fc.Arbitrary<T[]> {
  return fc
    .tuple(
      fc.shuffledSubarray([...items], { minLength: items.length }),
      fc.array(fc.nat({ max: Math.max(0, items.length - 1) }), { maxLength: 10 }),
    )
    .map(([all, again]) => [...all, ...again.flatMap((index) => items[index] ?? [])]);
}

const asked = record(['payment-card-number', 'expiration-date', 'payment-card-number', 'cancel']);

const kinds = ['payment-card-number', 'cancel', 'payment-card-number', 'complete'] as const;
const keys = ['oldest', 'older', 'newest', 'never opened'];

/** A call with three payments, the older two folded, of which Twilio's reply told the SID or did not. */
const anyCall: fc.Arbitrary<CallDocument> = fc
  .record({
    told: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
    inFull: fc.nat({ max: 2 }),
  })
  .map(({ told, inFull }) => {
    const [oldest, older, newest] = told.map((known, place) => {
      const sid = known ? {} : ({ paymentSid: null, sidSource: null } as const);
      return record(kinds, { key: keys[place] ?? '', ...sid });
    });
    if (!oldest || !older || !newest) throw new Error('three payments');
    const earlier = foldedTo([oldest, older].map(earlierInFull), { inFull, withProof: 2 });
    return { ...documentOf(newest), earlier };
  });

/** A callback, and the session that its URL names. */
interface Addressed {
  readonly key: string;
  readonly callback: PaymentCallback;
}

const anyAddressed: fc.Arbitrary<Addressed> = fc
  .record({
    key: fc.constantFrom(...keys),
    callback: anyCallback,
    paymentSid: fc.constantFrom(PAYMENT_SID, `PK${'c'.repeat(32)}`),
    orphanCancel: fc.boolean(),
  })
  .map(({ key, callback: one, paymentSid, orphanCancel }) => ({
    key,
    callback: { ...one, paymentSid, ...(orphanCancel ? { question: ORPHAN_CANCEL } : {}) },
  }));

const mergeAddressed = (document: CallDocument, { key, callback: one }: Addressed): CallDocument =>
  mergeCallback(document, key, one);

describe('R10 merging is a join', () => {
  it('gives the same document for any order and repetition of a whole payment', () => {
    const { record: start, callbacks } = wholePayment();
    const inOrder = mergeAll(start, callbacks);
    expect(inOrder.current && sessionAt(inOrder.current, T0).status).toBe('succeeded');
    fc.assert(
      fc.property(reordered(callbacks), (shuffled) => {
        expect(mergeAll(start, shuffled)).toEqual(inOrder);
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same document for any order and repetition of any callbacks', () => {
    const cases = fc
      .array(anyCallback, { maxLength: 12 })
      .chain((callbacks) => fc.tuple(fc.constant(callbacks), reordered(callbacks)));
    fc.assert(
      fc.property(cases, ([callbacks, shuffled]) => {
        expect(mergeAll(asked, shuffled)).toEqual(mergeAll(asked, callbacks));
      }),
      { numRuns: 2000 },
    );
  });

  it('gives the same document for any order of callbacks of several sessions and payment SIDs', () => {
    const cases = fc
      .tuple(anyCall, fc.array(anyAddressed, { maxLength: 12 }))
      .chain(([call, callbacks]) =>
        fc.tuple(fc.constant(call), fc.constant(callbacks), reordered(callbacks)),
      );
    fc.assert(
      fc.property(cases, ([call, callbacks, shuffled]) => {
        expect(shuffled.reduce(mergeAddressed, call)).toEqual(
          callbacks.reduce(mergeAddressed, call),
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('never shows a payment further than the callbacks so far allow, whatever was lost', () => {
    const { record: start, callbacks } = wholePayment();
    const last = callbacks.length - 1;
    fc.assert(
      fc.property(fc.subarray(callbacks.slice(0, last)), (arrived) => {
        const { current } = mergeAll(start, arrived);
        expect(current && ['starting', 'completing']).toContain(
          current && sessionAt(current, T0).status,
        );
        const healed = mergeAll(start, [...arrived, ...callbacks.slice(last)]).current;
        expect(healed && sessionAt(healed, T0)).toMatchObject({
          status: 'succeeded',
          confirmationCode: 'ch_1',
          fields: allFields.map((field) => ({ field, now: { state: 'captured' } })),
        });
      }),
      { numRuns: 300 },
    );
  });
});
