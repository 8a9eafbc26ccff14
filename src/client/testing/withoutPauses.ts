/**
 * Waits for what uses fake timers and the network (`doNotFake: ['nextTick', 'setImmediate']`): pauses before another
 * attempt end at once, requests take their time.
 */
export async function withoutPauses<Result>(work: Promise<Result>): Promise<Result> {
  const progress = { over: false };
  const result = work.finally(() => (progress.over = true));
  const isOver = () => progress.over;
  while (!isOver()) {
    await new Promise((resolve) => setImmediate(resolve));
    if (!isOver() && jest.getTimerCount() > 0) await jest.advanceTimersToNextTimerAsync();
  }
  return result;
}
