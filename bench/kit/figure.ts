import { summarize, type Summary } from './statistics';

export type Unit = 'ms' | 'B' | '%' | '1/s' | '×' | 'per callback';

/** One row of the table: what is promised, what was measured, and what it is compared with. */
export interface Figure {
  readonly name: string;
  /** Unit of `must`, `aim` and `value`. */
  readonly unit: Unit;
  readonly must: number;
  readonly aim: number;
  readonly better: 'less' | 'more';
  /** What is judged: the measured median, or its ratio to the floor. */
  readonly value: number;
  readonly measured: Summary;
  /** The same run with only the work that cannot be avoided. */
  readonly floor: Summary | null;
  /** Unit of `measured` and `floor`. */
  readonly measuredIn: Unit;
  /** Counts and bytes are the same on every machine; times are not, and never fail a run. */
  readonly kind: 'count' | 'time';
  /** What the floor is, and anything else needed to read the row. */
  readonly note: string;
}

/** What a time figure is made of: samples in milliseconds, and those of its floor. */
interface Timed extends Pick<Figure, 'name' | 'must' | 'aim' | 'note'> {
  readonly taken: readonly number[];
  readonly floor: readonly number[];
}

/** A figure that is judged by its median. */
export function latency({ taken, floor, ...row }: Timed): Figure {
  const measured = summarize(taken);
  const value = measured.median;
  const judged = { unit: 'ms', measuredIn: 'ms', better: 'less', kind: 'time' } as const;
  return { ...row, ...judged, value, measured, floor: summarize(floor) };
}

/** A figure that is judged as a multiple of its floor. */
export function timesTheFloor(row: Timed): Figure {
  const figure = latency(row);
  const value = figure.measured.median / summarize(row.floor).median;
  return { ...figure, unit: '×', value };
}

export type Verdict = 'aim' | 'must' | 'missed';

export function verdictOf({ value, must, aim, better }: Figure): Verdict {
  const reaches = (limit: number) => (better === 'less' ? value <= limit : value >= limit);
  if (reaches(aim)) return 'aim';
  return reaches(must) ? 'must' : 'missed';
}

/** Measures one thing, and leaves nothing running. */
export interface Measure {
  readonly name: string;
  /** Quick enough for every run of CI. */
  readonly short: boolean;
  readonly run: () => Promise<readonly Figure[]>;
}
