/** A value that can be watched. */
export interface Store<T extends object> {
  readonly get: () => T;
  /** Replaces some properties; tells the listeners only if one of them changed. */
  readonly set: (change: Partial<T>) => void;
  /** Tells the listeners once for all that `work` sets. */
  readonly batch: (work: () => void) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export function createStore<T extends object>(initial: T): Store<T> {
  let value = initial;
  let batching = false;
  const listeners = new Set<() => void>();

  function tell(): void {
    for (const listener of [...listeners]) listener();
  }

  return {
    get: () => value,
    set(change) {
      const next = { ...value, ...change };
      if (Object.entries(next).every(([name, part]) => part === Reflect.get(value, name))) return;
      value = next;
      if (!batching) tell();
    },
    batch(work) {
      const before = value;
      batching = true;
      work();
      batching = false;
      if (value !== before) tell();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
