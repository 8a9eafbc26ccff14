import { createWatchdog, DUE_LIMITS, IDLE_LIMITS } from './watchdog';

beforeEach(() => {
  jest.useFakeTimers({ now: 0 });
});
afterEach(() => {
  jest.useRealTimers();
});

function watch(due: boolean) {
  const events = { ask: jest.fn(), stale: jest.fn() };
  const watchdog = createWatchdog(events);
  watchdog.expect(due);
  return { ...events, watchdog };
}

describe.each([
  ['while an answer is due', true, DUE_LIMITS],
  ['while nothing is due', false, IDLE_LIMITS],
] as const)('%s', (_when, due, { askAfterMs, staleAfterMs }) => {
  it('asks after some silence, and calls it stale before the limit is passed', () => {
    const { ask, stale } = watch(due);
    jest.advanceTimersByTime(askAfterMs - 1);
    expect(ask).not.toHaveBeenCalled();
    jest.advanceTimersByTime(1);
    expect(ask).toHaveBeenCalled();
    expect(stale).not.toHaveBeenCalled();
    jest.advanceTimersByTime(staleAfterMs - askAfterMs - 1);
    expect(stale).toHaveBeenCalledWith(0);
  });

  it('starts over with each sign of life', () => {
    const { ask, stale, watchdog } = watch(due);
    jest.advanceTimersByTime(askAfterMs - 1);
    watchdog.alive();
    jest.advanceTimersByTime(askAfterMs - 1_000);
    expect(ask).not.toHaveBeenCalled();
    jest.advanceTimersByTime(staleAfterMs);
    expect(stale).toHaveBeenCalledWith(askAfterMs - 1);
  });
});

it('shortens the limit at once when an answer becomes due', () => {
  const { stale, watchdog } = watch(false);
  jest.advanceTimersByTime(DUE_LIMITS.staleAfterMs);
  expect(stale).not.toHaveBeenCalled();
  watchdog.expect(true);
  jest.advanceTimersByTime(1_000);
  expect(stale).toHaveBeenCalledWith(0);
});

it('notices at the next tick a sleep of ten minutes, in which no timer ran', () => {
  const { ask, stale } = watch(false);
  jest.setSystemTime(600_000);
  jest.advanceTimersByTime(1_000);
  expect(stale).toHaveBeenCalledWith(0);
  expect(ask).toHaveBeenCalledTimes(1);
});

it('stops', () => {
  const { ask, watchdog } = watch(true);
  watchdog.stop();
  jest.advanceTimersByTime(100_000);
  expect(ask).not.toHaveBeenCalled();
  expect(jest.getTimerCount()).toBe(0);
});
