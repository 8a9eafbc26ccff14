import { inReverse, type Undo } from './undo';

/** What is used of Flex's store. */
interface Store {
  getState(): { readonly flex: { readonly worker: { readonly tasks: { readonly size: number } } } };
  subscribe(listener: () => void): Undo;
}

/** A desktop that is never idle has the panel by then. */
const LATEST_MS = 2_000;

/** Where the browser does not say when it is idle (Safari), the desktop has mostly been drawn by then. */
const PROBABLY_IDLE_MS = 500;

function onIdle(work: () => void): Undo {
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(work, PROBABLY_IDLE_MS);
    return () => {
      clearTimeout(timer);
    };
  }
  const asked = window.requestIdleCallback(work, { timeout: LATEST_MS });
  return () => {
    window.cancelIdleCallback(asked);
  };
}

/**
 * Does the work once, as soon as the agent has a task, even one that only rings, or else when the page is idle.
 * Returns what keeps it from being done.
 */
export function onceNeeded(store: Store, work: () => void): Undo {
  const hasTask = () => store.getState().flex.worker.tasks.size > 0;
  const run = () => {
    cancel();
    work();
  };
  const cancel = inReverse([
    store.subscribe(() => {
      if (hasTask()) run();
    }),
    onIdle(run),
  ]);
  if (hasTask()) run();
  return cancel;
}
