import { createRateLimit } from './rateLimit';

const KIB = 1024;

/** How many of 300 writes at once are taken, of an object with that many bytes. */
function takenAtOnce(bytes: number, between: 'linear' | 'least' = 'linear'): number {
  const mayWrite = createRateLimit(
    20,
    () => between,
    () => 0,
  );
  return Array.from({ length: 300 }, () => mayWrite('ET1', () => bytes)).filter(Boolean).length;
}

test.each([
  ['1 KiB', KIB, 200],
  ['10 KiB', 10 * KIB, 20],
  ['16 KiB', 16 * KIB, 20],
  ['halfway between, by a line', 5.5 * KIB, 110],
])('an object of %s takes its rate over ten seconds', (_size, bytes, taken) => {
  expect(takenAtOnce(bytes)).toBe(taken);
});

test('everything above 1 KiB takes the least rate, with syncRateOfSize least', () => {
  expect(takenAtOnce(KIB, 'least')).toBe(200);
  expect(takenAtOnce(KIB + 1, 'least')).toBe(20);
});

test('what was written ten seconds ago no longer counts, and objects do not share a rate', () => {
  let now = 0;
  const mayWrite = createRateLimit(
    1,
    () => 'linear',
    () => now,
  );
  const write = (key = 'ET1') => mayWrite(key, () => 1);
  for (let count = 0; count < 10; count += 1) expect(write()).toBe(true);
  expect(write()).toBe(false);
  expect(write('ET2')).toBe(true);
  now = 10_000;
  expect(write()).toBe(true);
});

test('without a rate every write is taken', () => {
  const mayWrite = createRateLimit(
    undefined,
    () => 'least',
    () => 0,
  );
  for (let count = 0; count < 1000; count += 1) expect(mayWrite('ET1', () => 16 * KIB)).toBe(true);
});
