import fc from 'fast-check';
import * as v from 'valibot';
import { replySchemas } from './protocol';
import { requestSchemas } from './requests';
import { configuration } from './testing/configuration';
import { CALL_SID } from './testing/examples';

const request = {
  taskSid: `WT${'a'.repeat(32)}`,
  callSid: CALL_SID,
  conferenceSid: `CF${'1'.repeat(32)}`,
};
const read = (over: Readonly<Record<string, string | undefined>>) =>
  v.safeParse(requestSchemas.open, { ...request, ...over }).success;

describe('a request that opens a call', () => {
  it('names the task, the call and its conference', () => {
    expect(read({})).toBe(true);
  });

  it.each([
    { taskSid: CALL_SID },
    { callSid: request.taskSid },
    { conferenceSid: `${request.conferenceSid}0` },
    { card: '4242' },
  ])('is refused with anything else (case %#)', (over) => {
    expect(read(over)).toBe(false);
  });
});

/** Keys that mean something in any place: names of currencies, of parameters. */
const named: ReadonlySet<string> = new Set(['currencies', 'parameters']);

/** The same with a key that nobody knows in some of its objects, those of free names left alone. */
function grow(value: unknown, add: Iterator<boolean>, extra: unknown, name = ''): unknown {
  if (Array.isArray(value)) return value.map((each) => grow(each, add, extra));
  if (typeof value !== 'object' || value === null) return value;
  const grown = Object.entries(value).map(([key, each]) => [key, grow(each, add, extra, key)]);
  const surplus = !named.has(name) && add.next().value === true ? [['shade', extra]] : [];
  return Object.fromEntries([...grown, ...surplus]);
}

describe('the reply to it', () => {
  const reply = {
    now: 1,
    document: 'payment.CA',
    syncToken: 'x',
    syncTokenExpiresAt: 2,
    configuration: configuration(),
    prefill: null,
    mayAct: true,
  };

  it('is read from functions that do not state their version yet', () => {
    expect(v.parse(replySchemas.open, reply)).toEqual(reply);
  });

  it('is read from functions of the next version, without what this one does not know', () => {
    const version = '99.0.0';
    const next = { ...reply, version, shade: 'blue' };
    expect(v.parse(replySchemas.open, next)).toEqual({ ...reply, version });
  });

  it('is read with whatever the next version adds to any part of the offer and the prefill', () => {
    const offered = {
      ...reply,
      prefill: { amount: '12.50', parameters: { order: '7' }, locked: [] },
    };
    fc.assert(
      fc.property(fc.infiniteStream(fc.boolean()), fc.jsonValue(), (add, value) => {
        const grown = grow(offered, add, value);
        expect(v.parse(replySchemas.open, grown)).toEqual(offered);
      }),
    );
  });

  it('is refused where something known is wrong', () => {
    const processors: unknown[] = [];
    const wrong = {
      ...configuration(),
      processors,
      currencies: { USD: { min: 'much', shade: 1 } },
    };
    expect(v.is(replySchemas.open, { ...reply, configuration: wrong })).toBe(false);
  });
});
