import type { SwitchSettings } from '../twilio/switches/switches';

/** Where a statement is shown: a test of the file, by the beginning of its title. */
export type Shown = readonly [file: string, title: string];

/** What Twilio's documents say, in their words or in short, and what holds the local Twilio to it. */
interface Statement {
  readonly says: string;
  /** Every one of them has to pass. */
  readonly tests: readonly Shown[];
  /** Switches for what the statement leaves open. */
  readonly guessed?: readonly (keyof SwitchSettings)[];
}

export interface Source {
  readonly name: string;
  readonly statements: readonly Statement[];
}
