import fc from 'fast-check';
import * as v from 'valibot';
import { askStart, askUpdate, type AskResult } from './ask';
import { plusOne, secondsUntilAllowed, type Tally, tallySchema } from '../document/tally';
import { limitsSchema } from '../offer/configuration';
import { parseDocument } from '../document/parseDocument';
import type { CallDocument } from '../document/session';
import {
  agent,
  allFields,
  CALL_SID,
  cardOrder,
  documentOf,
  KEY,
  record,
  T0,
} from '../testing/examples';

const limits = v.parse(limitsSchema, { startsPerCall: 2, capturesPerCall: 3, windowMinutes: 10 });
const WINDOW = 600_000;

describe('R76 counting attempts', () => {
  const wait = (count: number, now: number) => secondsUntilAllowed([[T0, count]], 2, limits, now);

  it('allows up to the limit, and says how long to wait for the next', () => {
    expect(secondsUntilAllowed(undefined, 2, limits, T0)).toBe(0);
    expect(wait(1, T0)).toBe(0);
    expect(wait(2, T0 + 1500)).toBe(599);
    expect(wait(7, T0 + WINDOW - 1)).toBe(1);
    expect(wait(7, T0 + WINDOW)).toBe(0);
  });

  it('waits until enough have expired, and no longer', () => {
    const tally = [0, 1, 2, 3].map((minute): Tally[number] => [T0 + minute * 60_000, 1]);
    const now = T0 + 4 * 60_000;
    expect([5, 4, 3, 1].map((most) => secondsUntilAllowed(tally, most, limits, now))).toEqual([
      0, 360, 420, 540,
    ]);
  });

  /** Pauses between attempts, and how many a window may contain. */
  const attempts = [
    fc.array(fc.integer({ min: 0, max: WINDOW / 3 }), { maxLength: 120 }),
    fc.integer({ min: 1, max: 40 }),
  ] as const;

  /** Makes the attempts, as far as they are allowed, with what was allowed before each. */
  function* attempted(pauses: readonly number[], most: number) {
    let tally: Tally | undefined;
    let now = T0;
    const allowed: number[] = [];
    for (const pause of pauses) {
      now += pause;
      const seconds = secondsUntilAllowed(tally, most, limits, now);
      yield { now, seconds, allowed };
      if (seconds > 0) continue;
      tally = plusOne(tally, limits, now);
      expect(v.is(tallySchema, tally)).toBe(true);
      allowed.push(now);
    }
  }

  it('never allows more within any window, wherever it begins, and keeps that in a few numbers', () => {
    fc.assert(
      fc.property(...attempts, (pauses, most) => {
        for (const { now, seconds, allowed } of attempted(pauses, most)) {
          expect(seconds).toBeLessThanOrEqual(WINDOW / 1000);
          if (seconds > 0) continue;
          const within = allowed.filter((at) => at > now - WINDOW);
          expect(within.length).toBeLessThan(most);
        }
      }),
    );
  });

  it('never makes anybody wait more than a quarter of the window too long', () => {
    fc.assert(
      fc.property(...attempts, (pauses, most) => {
        for (const { now, seconds, allowed } of attempted(pauses, most)) {
          if (seconds === 0) continue;
          const within = allowed.filter((at) => at > now - (WINDOW * 5) / 4);
          expect(within.length).toBeGreaterThanOrEqual(most);
        }
      }),
      // Fails where a window has but two parts.
      { examples: [[[100_000, 16_062, 164_359, 198_986, 98_500, 124_064, 107_794, 40_235], 3]] },
    );
  });

  it('has default limits', () => {
    expect(v.parse(limitsSchema, {})).toEqual({
      startsPerCall: 5,
      startsPerAgent: 60,
      capturesPerCall: 500,
      windowMinutes: 60,
    });
  });
});

const request = {
  callSid: CALL_SID,
  agent,
  agentStarts: undefined,
  doubtElsewhere: undefined,
  writer: 'one',
  limits,
  order: cardOrder,
  fields: allFields,
  chargeAgain: false,
};
const startOn = (document: CallDocument | undefined, intent: string, now = T0): AskResult =>
  askStart(document, { ...request, intent }, now);

function written(result: AskResult): CallDocument {
  if (result.kind !== 'ask') throw new Error(`it was ${result.kind}`);
  return result.document;
}

/** The payment that is open has ended. */
const over = (document: CallDocument): CallDocument => ({
  ...document,
  current: document.current && { ...document.current, outcome: { kind: 'cancelled' } },
});

describe('R76 limits', () => {
  it('refuses the start that is one too many, and no later one', () => {
    const one = written(startOn(undefined, 'a'));
    const two = written(startOn(over(one), 'b'));
    expect(startOn(over(two), 'c', T0 + 1000)).toEqual({
      kind: 'refused',
      refusal: { code: 'too-many-requests', detail: { seconds: 599 } },
    });
    expect(startOn(over(two), 'c', T0 + WINDOW).kind).toBe('ask');
  });

  it('refuses an agent who has started too many payments, on whatever calls', () => {
    const lax = { ...limits, startsPerAgent: 5 };
    const after = (count: number) => {
      const agentStarts: Tally = [[T0 - 60_000, count]];
      return askStart(undefined, { ...request, intent: 'a', limits: lax, agentStarts }, T0);
    };
    expect(after(4).kind).toBe('ask');
    expect(after(5)).toEqual({
      kind: 'refused',
      refusal: { code: 'too-many-requests', detail: { seconds: 540 } },
    });
  });

  it('counts the same press each time that it is sent again (R27)', () => {
    const again = (document: CallDocument) =>
      askStart(document, { ...request, writer: 'two', intent: 'a' }, T0);
    const one = written(startOn(undefined, 'a'));
    const sentAgain = again(one);
    expect(sentAgain).toMatchObject({
      kind: 'again',
      document: { attempts: { starts: [[T0, 2]] } },
    });
    if (sentAgain.kind !== 'again') throw new Error('not again');
    expect(again(sentAgain.document)).toMatchObject({ refusal: { code: 'too-many-requests' } });
  });

  it('sends no start again for an agent who has started too many', () => {
    const one = written(startOn(undefined, 'a'));
    const agentStarts: Tally = [[T0, 1]];
    const lax = { ...limits, startsPerAgent: 1 };
    const again = { ...request, writer: 'two', intent: 'a', limits: lax, agentStarts };
    expect(askStart(one, again, T0)).toMatchObject({ refusal: { code: 'too-many-requests' } });
  });

  it('does not count invalid requests', () => {
    const one = written(startOn(undefined, 'a'));
    expect(startOn(one, 'b')).toMatchObject({ refusal: { code: 'payment-open' } });
  });

  it('counts captures apart from starts; completing and cancelling always may be', () => {
    const ask = (document: CallDocument, kind: 'postal-code' | 'cancel', intent: string) =>
      askUpdate(document, { intent, session: KEY, agent, writer: 'one', kind, limits }, T0);
    let document: CallDocument = {
      ...documentOf(record([])),
      attempts: { starts: [[T0, 2]] },
    };
    for (const intent of ['a', 'b', 'c']) document = written(ask(document, 'postal-code', intent));
    expect(document.attempts?.captures).toEqual([[T0, 3]]);
    expect(ask(document, 'postal-code', 'd')).toMatchObject({
      refusal: { code: 'too-many-requests' },
    });
    const cancelled = written(ask(document, 'cancel', 'e'));
    expect(cancelled.attempts).toEqual(document.attempts);
    const whole = { ...document, current: record([], { fields: [] }) };
    const complete = {
      intent: 'f',
      session: KEY,
      agent,
      writer: 'one',
      kind: 'complete',
      limits,
    } as const;
    const completed = askUpdate(whole, complete, T0);
    expect(written(completed).attempts).toEqual(document.attempts);
  });

  it('keeps the count in the document, and reads documents that have none', () => {
    const one = written(startOn(undefined, 'a'));
    expect(parseDocument(JSON.parse(JSON.stringify(one)))).toEqual(one);
    expect(one.attempts).toEqual({ starts: [[T0, 1]] });
    expect(parseDocument(documentOf(null))?.attempts).toBeUndefined();
  });
});
