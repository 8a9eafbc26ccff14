import * as v from 'valibot';
import { fields } from './card/field';

/*
 * What the panel asks of the functions. Apart from the replies: making a schema takes time, and a cold function
 * makes all it has imported before its first request.
 */

export const sid = (prefix: string) =>
  v.pipe(v.string(), v.regex(new RegExp(`^${prefix}[0-9a-f]{32}$`, 'i'), `not a ${prefix} SID`));
export const intent = v.pipe(v.string(), v.uuid('not a UUID'));

/** As typed: a mistake in it is reported with the name of the field, not as a malformed request. */
const chosen = v.pipe(v.string(), v.maxLength(1000));

/**
 * The task, and what the browser believes to be the customer's leg and its conference. The two SIDs are
 * claims: they let the functions look everything up in parallel, and are checked against TaskRouter and the
 * conference before they are used.
 */
const call = {
  taskSid: sid('WT'),
  callSid: sid('CA'),
  conferenceSid: sid('CF'),
};

/** Requests of the agent, by function; each also carries the Flex token as `Token`. */
export const requestSchemas = {
  open: v.strictObject(call),
  /** What was chosen; a choice that was none may be left out. Checked by `checkOrder`. */
  start: v.strictObject({
    ...call,
    intent,
    processor: v.optional(chosen),
    method: v.optional(chosen),
    purpose: v.optional(chosen),
    amount: v.optional(chosen),
    currency: v.optional(chosen),
    description: v.optional(chosen),
    accountType: v.optional(chosen),
    /** The Parameter entries by name, as JSON text. */
    parameters: v.optional(
      v.pipe(v.string(), v.maxLength(4096), v.parseJson(), v.record(v.string(), v.string())),
    ),
    /** Set when the agent confirmed to charge again after an unknown outcome. */
    chargeAgain: v.optional(v.picklist(['true'])),
  }),
  capture: v.strictObject({ ...call, intent, session: intent, field: v.picklist(fields) }),
  complete: v.strictObject({ ...call, intent, session: intent }),
  cancel: v.strictObject({ ...call, intent, session: intent }),
} as const;

export type Operation = keyof typeof requestSchemas;
export type RequestOf<O extends Operation> = v.InferOutput<(typeof requestSchemas)[O]>;
export type CallClaim = RequestOf<'open'>;
