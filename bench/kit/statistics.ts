/** A series of measurements; the spread includes the machine's own noise. */
export interface Summary {
  readonly median: number;
  /** A tenth of the measurements is below. */
  readonly low: number;
  /** A tenth of the measurements is above. */
  readonly high: number;
  readonly samples: number;
}

/** The value below which that share of the measurements is. */
export function quantileOf(values: readonly number[], share: number): number {
  return quantile(
    [...values].sort((a, b) => a - b),
    share,
  );
}

function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? NaN;
  const above = sorted[Math.ceil(place)] ?? NaN;
  return below + (above - below) * (place - Math.floor(place));
}

export function median(values: readonly number[]): number {
  return quantileOf(values, 0.5);
}

/** Throws on an empty series: a measure that measured nothing must not look like a good one. */
export function summarize(values: readonly number[]): Summary {
  if (values.length === 0) throw new Error('nothing was measured');
  const sorted = [...values].sort((a, b) => a - b);
  return {
    median: quantile(sorted, 0.5),
    low: quantile(sorted, 0.1),
    high: quantile(sorted, 0.9),
    samples: sorted.length,
  };
}

/** One value that was counted, not timed. */
export function counted(value: number): Summary {
  return { median: value, low: value, high: value, samples: 1 };
}

/** Each of `values` minus `by`, e.g. how much longer a process takes than a bare one. */
export function above(values: readonly number[], by: number): readonly number[] {
  return values.map((value) => value - by);
}
