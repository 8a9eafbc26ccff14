import { type Failure, type FailureCode } from '../../../src/payment/protocol';
import type { LogFields } from './log';

export interface RefusalOptions {
  /** What the agent's words for the code need. */
  readonly detail?: Failure['detail'];
  /** What the operator needs and the agent must not see. */
  readonly log?: LogFields;
}

/** Thrown anywhere in a function; the endpoint answers with its code, message and detail. */
export class Refusal extends Error {
  readonly detail: Failure['detail'];
  readonly log: LogFields;

  constructor(
    readonly code: FailureCode,
    message: string,
    { detail = {}, log = {} }: RefusalOptions = {},
  ) {
    super(message);
    this.detail = detail;
    this.log = log;
  }
}
