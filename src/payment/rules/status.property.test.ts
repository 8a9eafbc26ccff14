import * as fc from 'fast-check';
import type { PaymentCallback } from '../card/callback';
import { callbackParameter, type CardField, cardFields } from '../card/field';
import type { QuestionKind } from '../document/session';
import { sessionAt } from './status';
import { callback, mergeAll, record, T0 } from '../testing/examples';

/** What is so at one moment of a payment. */
interface Truth {
  /** Questions asked so far, after the start. */
  readonly asked: readonly QuestionKind[];
  readonly captured: ReadonlyMap<string, string>;
  readonly ended: 'succeeded' | 'failed' | 'cancelled' | null;
}

/** A callback and what was so when Twilio sent it. */
interface Event {
  readonly callback: PaymentCallback;
  readonly truth: Truth;
}

interface Attempt {
  readonly field: CardField;
  readonly error: string | null;
  readonly keys: number;
}

const ends = ['success', 'payment-connector-error', 'transaction-cancelled'] as const;
const endedBy = {
  success: 'succeeded',
  'payment-connector-error': 'failed',
  'transaction-cancelled': 'cancelled',
} as const;

const shown = (field: CardField, attempt: number): string => {
  switch (field) {
    case 'payment-card-number':
      return `xxxxxxxxxxxx${1000 + attempt}`;
    case 'expiration-date':
      return `12${30 + attempt}`;
    case 'security-code':
      return 'xxx';
    case 'postal-code':
      return `941${10 + attempt}`;
  }
};

/** All events of a payment as Twilio sends them: each attempt keyed in, the missing fields, then its end. */
function eventsOf(attempts: readonly Attempt[], end: (typeof ends)[number]): readonly Event[] {
  const captured = new Map<CardField, string>();
  const asked: QuestionKind[] = [];
  const events: Event[] = [];
  const send = (parameters: Record<string, string>, ended: Truth['ended'] = null): void => {
    const missing = cardFields.filter((field) => !captured.has(field));
    const all = { ...parameters };
    for (const [field, value] of captured) all[callbackParameter[field]] = value;
    events.push({
      callback: callback(asked.length, { ...all, Required: missing.join() }),
      truth: { asked: [...asked], captured: new Map(captured), ended },
    });
  };
  const attempt = ({ field, error, keys }: Attempt, index: number): void => {
    asked.push(field);
    captured.delete(field);
    const value = shown(field, index);
    for (let key = 1; key <= keys; key += 1) {
      const partial = field === 'payment-card-number' ? 'x'.repeat(key) : value.slice(0, key);
      send({ Capture: field, PartialResult: 'true', [callbackParameter[field]]: partial });
    }
    if (error === null) captured.set(field, value);
    send({
      Capture: field,
      PartialResult: 'false',
      ...(error === null ? {} : { ErrorType: error }),
    });
  };
  send({ PaymentMethod: 'credit-card' });
  attempts.forEach(attempt);
  for (const field of cardFields.filter((each) => !captured.has(each))) {
    attempt({ field, error: null, keys: 1 }, attempts.length);
  }
  asked.push(end === 'transaction-cancelled' ? 'cancel' : 'complete');
  send({ Result: end }, endedBy[end]);
  return events;
}

const attempts: fc.Arbitrary<Attempt[]> = fc.array(
  fc.record<Attempt>({
    field: fc.constantFrom(...cardFields),
    error: fc.constantFrom(null, null, 'input-timeout', 'invalid-date'),
    keys: fc.nat({ max: 4 }),
  }),
  { maxLength: 6 },
);

/** A payment up to some moment, and what of its callbacks has arrived by then: lost, doubled, in any order. */
const moments = fc.tuple(attempts, fc.constantFrom(...ends)).chain(([all, end]) => {
  const events = eventsOf(all, end);
  return fc.integer({ min: 1, max: events.length }).chain((length) => {
    const sofar = events.slice(0, length);
    const arrived = fc.array(fc.constantFrom(...sofar), { maxLength: 2 * length });
    return fc.record({ events: fc.constant(events), sofar: fc.constant(sofar), arrived });
  });
});

function shownAfter(asked: readonly QuestionKind[], arrived: readonly Event[]) {
  const { current } = mergeAll(
    record(asked),
    arrived.map((event) => event.callback),
  );
  if (!current) throw new Error('there is a payment');
  return sessionAt(current, T0);
}

/** What is kept of a value: of a postal code the last two characters, and nothing after the payment. */
function keptOf(
  { captured }: Truth,
  { status }: ReturnType<typeof shownAfter>,
): ReadonlyMap<string, string> {
  const kept = (field: string, value: string): string => {
    if (field !== 'postal-code') return value;
    const open = status === 'collecting' || status === 'completing' || status === 'cancelling';
    return open ? `xxx${value.slice(-2)}` : '';
  };
  return new Map([...captured].map(([field, value]) => [field, kept(field, value)]));
}

function capturedIn({ fields }: ReturnType<typeof shownAfter>): ReadonlyMap<string, string> {
  return new Map(
    fields.flatMap(({ field, now }) => (now.state === 'captured' ? [[field, now.value]] : [])),
  );
}

describe('the state shown is never further than the truth (R10, R11, R21, R50)', () => {
  it('whatever callbacks are lost, doubled, late or out of order', () => {
    const seen = { captured: 0, ended: 0, lost: 0 };
    fc.assert(
      fc.property(moments, ({ sofar, arrived }) => {
        const truth = sofar.at(-1)?.truth;
        const session = shownAfter(truth?.asked ?? [], arrived);
        const ends = arrived.map((event) => event.truth.ended);
        if (['succeeded', 'failed', 'cancelled'].includes(session.status)) {
          expect(ends).toContain(session.status);
          seen.ended += 1;
        }
        for (const [field, value] of capturedIn(session)) {
          expect({ field, value: truth && keptOf(truth, session).get(field) }).toEqual({
            field,
            value,
          });
          seen.captured += 1;
        }
        if (new Set(arrived).size < sofar.length) seen.lost += 1;
      }),
      { numRuns: 300 },
    );
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(0);
  });

  it('and is the truth as soon as the last callback is in, whatever else was lost', () => {
    fc.assert(
      fc.property(moments, ({ events, arrived }) => {
        const last = events.at(-1);
        if (!last) throw new Error('a payment has an end');
        const session = shownAfter(last.truth.asked, [last, ...arrived]);
        expect(session.status).toBe(last.truth.ended);
        expect(capturedIn(session)).toEqual(keptOf(last.truth, session));
      }),
      { numRuns: 200 },
    );
  });

  it('and so at every moment when its newest callback is in', () => {
    fc.assert(
      fc.property(moments, ({ sofar, arrived }) => {
        const newest = sofar.at(-1);
        if (!newest) throw new Error('something was sent');
        const session = shownAfter(newest.truth.asked, [...arrived, newest]);
        expect(capturedIn(session)).toEqual(keptOf(newest.truth, session));
      }),
      { numRuns: 300 },
    );
  });
});
