/** Takes turns: at most so many at a time, the others wait in the order in which they came. */
export interface Slots {
  /** Begins at once, or once there is room; returns what ends or withdraws it. */
  take(begin: () => () => void): () => void;
}

export function createSlots(most: number): Slots {
  const waiting = new Set<() => void>();
  let taken = 0;

  function next(): void {
    const [first] = waiting;
    if (first === undefined || taken >= most) return;
    waiting.delete(first);
    taken += 1;
    first();
  }

  return {
    take(begin) {
      let end: (() => void) | undefined;
      const start = () => {
        end = begin();
      };
      waiting.add(start);
      next();
      return () => {
        if (waiting.delete(start) || end === undefined) return;
        end();
        end = undefined;
        taken -= 1;
        next();
      };
    },
  };
}
