import { createTokenTimer } from './tokenTimer';

const MINUTE_MS = 60_000;

/** After how many of the token's minutes the client is warned, and after how many it is over. */
function minutesOf(token: number, shortToken: 'half-time' | 'at-once') {
  const began = Date.now();
  const minutes: Record<'warned' | 'over', number> = { warned: NaN, over: NaN };
  const note = (what: keyof typeof minutes) => (minutes[what] = (Date.now() - began) / MINUTE_MS);
  createTokenTimer({
    shortToken: () => shortToken,
    aboutToExpire: () => note('warned'),
    expired: () => note('over'),
  }).start(began + token * MINUTE_MS);
  jest.advanceTimersByTime(token * MINUTE_MS);
  return minutes;
}

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

test.each([
  [60, 'half-time', 57],
  [60, 'at-once', 57],
  [5, 'half-time', 2.5],
  [5, 'at-once', 2],
  [2, 'half-time', 1],
  [2, 'at-once', 0],
] as const)(
  'of a token of %i minutes, %s, the client is warned after %d',
  (token, shortToken, warned) => {
    expect(minutesOf(token, shortToken)).toEqual({ warned, over: token });
  },
);
