import { invalidParameter, type RestError } from '../rest/errors';
import type { SwitchSettings } from '../switches/switches';

/** A form as strings without empty values, already validated against its schema. */
export type Form = Readonly<Record<string, string>>;

/** Which code, and why. */
export interface Refusal {
  readonly code: number;
  readonly message: string;
}

/** Payments' own number for an invalid value. */
export const INVALID_VALUE = 64020;

/** One of the errors 64001 to 64024, with the HTTP status that is set for them. */
export const payError = (
  { code, message }: Refusal,
  { payErrorStatus, invalidParameter: ofInvalid }: SwitchSettings,
): RestError =>
  code === INVALID_VALUE && ofInvalid === '20422'
    ? invalidParameter(message)
    : { status: payErrorStatus, code, message };
