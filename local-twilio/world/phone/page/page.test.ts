import { pressed } from './entry';
import { fillGroups, validExpiry } from './testCards';
import { formatDuration, formatNumber } from './words';

const luhnValid = (digits: string): boolean =>
  Array.from(digits)
    .reverse()
    .reduce((sum, digit, index) => {
      const doubled = Number(digit) * (index % 2 === 1 ? 2 : 1);
      return sum + (doubled > 9 ? doubled - 9 : doubled);
    }, 0) %
    10 ===
  0;

test('counts the keys of an entry, and starts over after #, * or a pause', () => {
  const one = pressed(undefined, false, 1_000);
  const two = pressed(one, false, 1_500);
  expect([one.count, two.count]).toEqual([1, 2]);
  expect(pressed(two, false, 6_500).count).toBe(1);
  const ended = pressed(two, true, 2_000);
  expect(ended.count).toBe(3);
  expect(pressed(ended, false, 2_100).count).toBe(1);
});

test('puts the expiry date two years ahead', () => {
  expect(validExpiry(new Date(2026, 11, 31))).toBe('1228');
  expect(validExpiry(new Date(2098, 0, 1))).toBe('1200');
});

test('gives every test card but the invalid one a valid checksum', () => {
  const [numbers] = fillGroups(new Date());
  const wrong = numbers?.fills.filter(({ keys }) => !luhnValid(keys)).map(({ label }) => label);
  expect(wrong).toEqual(['Wrong number']);
});

test('writes numbers and durations as people do', () => {
  expect(formatNumber('+14155550100')).toBe('+1 415 555 0100');
  expect(formatNumber('+442079460000')).toBe('+442079460000');
  expect(formatDuration(0)).toBe('0:00');
  expect(formatDuration(187_900)).toBe('3:07');
});
