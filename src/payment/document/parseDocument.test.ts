import { agent, cardOrder, documentOf, record } from '../testing/examples';
import { earlierInFull, foldedTo } from './earlier';
import { parseDocument } from './parseDocument';
import type { CallDocument, Outcome } from './session';

const succeeded: Outcome = { kind: 'succeeded', confirmationCode: 'ch_1' };
const captured = { state: 'captured', question: 1, value: 'xxxx4242', brand: 'visa' } as const;
const paid = earlierInFull(
  record(['payment-card-number', 'complete'], {
    answers: { 'payment-card-number': captured },
    outcome: succeeded,
  }),
);

/** As the functions remember it: read once, with something in every part. */
function readOnce(): CallDocument {
  const current = record(['payment-card-number'], { answers: { 'payment-card-number': captured } });
  const earlier = [...foldedTo([paid], { inFull: 0, withProof: 1 }), paid];
  const read = parseDocument({ ...documentOf(current), holder: agent, earlier });
  if (!read?.current) throw new Error('the document is not one of ours');
  return read;
}

/** Copies of a value with one of its texts and numbers replaced each time; what is not on the way to it is shared. */
function replacing(value: unknown, by: unknown): readonly unknown[] {
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return items.flatMap((item, at) => replacing(item, by).map((other) => items.with(at, other)));
  }
  if (typeof value !== 'object' || value === null) return [by];
  return Object.entries(value).flatMap(([name, inner]) =>
    replacing(inner, by).map((other) => ({ ...value, [name]: other })),
  );
}

test.each(['4242424242424242', 'x', -1, null, {}])(
  'R41 a change to %j is seen wherever it is made in a document that was read before',
  (by) => {
    const read = readOnce();
    const changed = replacing(read, by);
    expect(changed.length).toBeGreaterThan(60);
    for (const data of changed) {
      const copied: unknown = JSON.parse(JSON.stringify(data));
      const found = parseDocument(data);
      expect(found).toEqual(parseDocument(copied));
      expect(JSON.stringify([found])).not.toContain('4242424242424242');
    }
  },
);

test('keeps what has not changed since it was read, and does not read it again', () => {
  const read = readOnce();
  const again = parseDocument({ ...read, current: { ...read.current, discardedClearValue: true } });
  expect(again?.current?.discardedClearValue).toBe(true);
  expect(again?.current?.order).toBe(read.current?.order);
  expect(again?.current?.order).toEqual(cardOrder);
  for (const [at, payment] of read.earlier.entries()) expect(again?.earlier[at]).toBe(payment);
});

test('does not read again what another bundle in the process has read', () => {
  const read = readOnce();
  jest.isolateModules(() => {
    const other = jest.requireActual<{ parseDocument: typeof parseDocument }>('./parseDocument');
    expect(other.parseDocument).not.toBe(parseDocument);
    const again = other.parseDocument(read);
    expect(again).toEqual(read);
    for (const [at, payment] of read.earlier.entries()) expect(again?.earlier[at]).toBe(payment);
  });
});

test('reads a part again where it stands for something else', () => {
  const read = readOnce();
  const [payment] = read.earlier;
  const { current } = read;
  expect(parseDocument({ ...read, current: { ...current, order: payment } })).toBeUndefined();
  expect(parseDocument({ ...read, current: { ...current, questions: [payment] } })).toBeUndefined();
  expect(parseDocument({ ...read, earlier: [current?.order] })).toBeUndefined();
  // Of a security code nothing may be shown (R40), of a card number the last four digits.
  const answers = { 'security-code': current?.answers['payment-card-number'] };
  expect(parseDocument({ ...read, current: { ...current, answers } })).toBeUndefined();
});
