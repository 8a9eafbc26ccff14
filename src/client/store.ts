/** A value that can be watched. */
export interface Store<T extends object> {
  readonly get: () => T;
  /** Replaces some properties; notifies the listeners only if one of them changed. */
  readonly set: (change: Partial<T>) => void;
  /** Notifies the listeners once for everything that `work` sets, even if it throws. */
  readonly batch: (work: () => void) => void;
  readonly subscribe: (listener: () => void) => () => void;
  /** True once the value fits, at once if it already does; false if it has not within the time. */
  readonly until: (fits: (value: T) => boolean, limitMs: number) => Promise<boolean>;
}

export function createStore<T extends object>(initial: T): Store<T> {
  let value = initial;
  let batching = false;
  const listeners = new Set<() => void>();

  /** What a listener throws goes to the page as an uncaught error: it is neither the next one's nor the setter's. */
  function notify(): void {
    for (const listener of [...listeners]) {
      try {
        listener();
      } catch (error) {
        setTimeout(() => {
          throw error;
        });
      }
    }
  }

  function subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  return {
    get: () => value,
    set(change) {
      const next = { ...value, ...change };
      if (Object.entries(next).every(([name, part]) => part === Reflect.get(value, name))) return;
      value = next;
      if (!batching) notify();
    },
    batch(work) {
      if (batching) {
        work();
        return;
      }
      const before = value;
      batching = true;
      try {
        work();
      } finally {
        batching = false;
        if (value !== before) notify();
      }
    },
    subscribe,
    until: (fits, limitMs) =>
      new Promise((resolve) => {
        const end = (found: boolean) => {
          clearTimeout(timer);
          stop();
          resolve(found);
        };
        const timer = setTimeout(() => {
          end(false);
        }, limitMs);
        const look = () => {
          if (fits(value)) end(true);
        };
        const stop = subscribe(look);
        look();
      }),
  };
}
