import { summarize, type Summary } from './statistics';

export type Unit = 'ms' | 'B' | '%' | '1/s' | '×' | 'per callback' | 'frames' | 'CLS';

/** One row of the table: what is promised, what was measured, and what it is compared with. */
export interface Figure {
  readonly name: string;
  /** Unit of `must` and `value`. */
  readonly unit: Unit;
  readonly must: number;
  readonly better: 'less' | 'more';
  /** What is judged: a count, or for a time the ratio of its median to the floor's in the same run. */
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
interface Timed extends Pick<Figure, 'name' | 'must' | 'note'> {
  readonly taken: readonly number[];
  readonly floor: readonly number[];
}

/** A time, judged as a multiple of its floor: a machine four times slower has the same value. */
export function timesTheFloor({ taken, floor, ...row }: Timed): Figure {
  const judged = { unit: '×', measuredIn: 'ms', better: 'less', kind: 'time' } as const;
  const measured = summarize(taken);
  const least = summarize(floor);
  return { ...row, ...judged, value: measured.median / least.median, measured, floor: least };
}

export type Verdict = 'held' | 'missed';

export function verdictOf({ value, must, better }: Figure): Verdict {
  return (better === 'less' ? value <= must : value >= must) ? 'held' : 'missed';
}

/** Measures one thing, and leaves nothing running. */
export interface Measure {
  readonly name: string;
  /** Quick enough for every run of CI. */
  readonly short: boolean;
  readonly run: () => Promise<readonly Figure[]>;
}
