import { askStart, askUpdate, type AskResult } from './ask';
import { counted, limitsSchema, withinCallLimits } from './limits';
import * as v from 'valibot';
import type { CallDocument } from './session';
import { parseDocument } from './session';
import {
  agent,
  allFields,
  CALL_SID,
  cardOrder,
  documentOf,
  KEY,
  record,
  T0,
} from './testing/examples';

const limits = v.parse(limitsSchema, { startsPerCall: 2, capturesPerCall: 3, windowMinutes: 10 });
const WINDOW = 600_000;

describe('R76 counting attempts', () => {
  it('allows as many as there may be, and says how long to wait for the next', () => {
    const first = counted(undefined, 2, limits, T0);
    expect(first).toEqual({ ok: true, tally: { since: T0, count: 1 } });
    const second = counted({ since: T0, count: 1 }, 2, limits, T0 + 1000);
    expect(second).toEqual({ ok: true, tally: { since: T0, count: 2 } });
    expect(counted({ since: T0, count: 2 }, 2, limits, T0 + 1500)).toEqual({
      ok: false,
      seconds: 599,
    });
  });

  it('begins anew when the window is over, not before', () => {
    const full = { since: T0, count: 2 };
    expect(counted(full, 2, limits, T0 + WINDOW - 1)).toEqual({ ok: false, seconds: 1 });
    expect(counted(full, 2, limits, T0 + WINDOW)).toEqual({
      ok: true,
      tally: { since: T0 + WINDOW, count: 1 },
    });
  });

  it('has limits where none are configured', () => {
    expect(v.parse(limitsSchema, {})).toEqual({
      startsPerCall: 10,
      startsPerAgent: 60,
      capturesPerCall: 100,
      windowMinutes: 60,
    });
  });
});

const startOn = (document: CallDocument | undefined, intent: string, now = T0): AskResult =>
  withinCallLimits(
    askStart(
      document,
      { intent, callSid: CALL_SID, agent, order: cardOrder, fields: allFields, chargeAgain: false },
      now,
    ),
    limits,
    now,
  );

function written(result: AskResult): CallDocument {
  if (result.kind !== 'ask') throw new Error(`it was ${result.kind}`);
  return result.document;
}

/** The payment that is open has ended. */
const over = (document: CallDocument): CallDocument => ({
  ...document,
  current: document.current && { ...document.current, outcome: { kind: 'cancelled' } },
});

describe('R76 the limits of a call', () => {
  it('refuses the start that is one too many, and no later one', () => {
    const one = written(startOn(undefined, 'a'));
    const two = written(startOn(over(one), 'b'));
    expect(startOn(over(two), 'c', T0 + 1000)).toEqual({
      kind: 'refused',
      refusal: { code: 'too-many-requests', seconds: 599 },
    });
    expect(startOn(over(two), 'c', T0 + WINDOW).kind).toBe('ask');
  });

  it('R27 does not count the same press again, also at the limit', () => {
    const two = written(startOn(over(written(startOn(undefined, 'a'))), 'b'));
    expect(startOn(two, 'b')).toMatchObject({ kind: 'repeated' });
  });

  it('does not count what makes no sense anyway', () => {
    const one = written(startOn(undefined, 'a'));
    expect(startOn(one, 'b')).toMatchObject({ refusal: { code: 'payment-open' } });
  });

  it('counts captures apart from starts; completing and cancelling always may be', () => {
    const ask = (document: CallDocument, asks: 'postal-code' | 'cancel', intent: string) =>
      withinCallLimits(askUpdate(document, { intent, session: KEY, agent, asks }, T0), limits, T0);
    let document: CallDocument = {
      ...documentOf(record([])),
      attempts: { starts: { since: T0, count: 2 } },
    };
    for (const intent of ['a', 'b', 'c']) document = written(ask(document, 'postal-code', intent));
    expect(document.attempts?.captures).toEqual({ since: T0, count: 3 });
    expect(ask(document, 'postal-code', 'd')).toMatchObject({
      refusal: { code: 'too-many-requests' },
    });
    const cancelled = written(ask(document, 'cancel', 'e'));
    expect(cancelled.attempts).toEqual(document.attempts);
  });

  it('keeps the count in the document, and reads documents that have none', () => {
    const one = written(startOn(undefined, 'a'));
    expect(parseDocument(JSON.parse(JSON.stringify(one)))).toEqual(one);
    expect(one.attempts).toEqual({ starts: { since: T0, count: 1 } });
    expect(parseDocument(documentOf(null))?.attempts).toBeUndefined();
  });
});
