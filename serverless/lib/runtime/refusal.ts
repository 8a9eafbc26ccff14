import type { Failure, FailureCode, PlainCode } from '../../../src/payment/protocol';
import type { LogFields } from './log';

/** Thrown anywhere in a function; the endpoint answers with its failure. */
export class Refusal extends Error {
  readonly code: FailureCode;

  constructor(
    readonly failure: Failure,
    /** What the operator needs and the agent must not see. */
    readonly log: LogFields = {},
  ) {
    super(failure.message);
    this.code = failure.code;
  }
}

/** A refusal whose code needs no detail. */
export function refusal(code: PlainCode, message: string, log?: LogFields): Refusal {
  return new Refusal({ code, message, detail: {} }, log);
}
