import * as v from 'valibot';
import { fields } from './card/field';
import type { FailureCode } from './failureStatus';
import { knownPart } from './knownPart';
import { offerSchema } from './offer/configuration';
import { orderProblemSchema } from './offer/orderProblem';
import { prefillSchema } from './offer/prefill';
import { intent, sid } from './requests';

export type { FailureCode } from './failureStatus';
export type { CallClaim, Operation, RequestOf } from './requests';

/*
 * What the panel and the functions say to each other. Requests are form-encoded, flat and strict: a
 * form needs no CORS preflight, and an unknown field is refused. Replies are JSON; what a newer version of the
 * functions adds to them is left out.
 */

const now = v.number();

export const replySchemas = {
  open: v.object({
    /** The functions' clock, milliseconds since 1970; time limits are theirs. */
    now,
    /** Unique name of the call's document in the project's Sync service. */
    document: v.string(),
    /** Reads that one document and nothing else, for some minutes. */
    syncToken: v.string(),
    syncTokenExpiresAt: v.number(),
    /** What the contact center offers this agent. */
    configuration: knownPart(offerSchema),
    /** What the task prefills; null when its attributes cannot be read (R72). */
    prefill: v.nullable(knownPart(prefillSchema)),
    /** False for somebody who only watches: a supervisor, or the agent once the call is over. */
    mayAct: v.optional(v.boolean(), true),
    /** Which version the functions are; older ones do not say. */
    version: v.optional(v.string()),
  }),
  /** The question was put to Twilio; what comes of it arrives in the document. */
  asked: v.object({ now, session: v.string(), question: v.number() }),
} as const;

export type OpenReply = v.InferOutput<typeof replySchemas.open>;
export type AskedReply = v.InferOutput<typeof replySchemas.asked>;

const names = v.optional(v.pipe(v.array(v.string()), v.readonly()), []);
const named = v.object({ field: v.picklist(fields) });

function failure<const Code extends FailureCode, Detail extends v.GenericSchema>(
  code: Code,
  detail: Detail,
) {
  // `message` is plain English for a log or a developer; the panel has its own words for each code.
  return v.object({ code: v.literal(code), message: v.string(), detail });
}

/** A failure whose code says everything. */
const plain = <const Code extends FailureCode>(code: Code) =>
  failure(code, v.optional(v.object({}), {}));

const anyFailure = v.variant('code', [
  failure('bad-request', v.object({ unknown: names, missing: names, invalid: names })),
  plain('token-invalid'),
  // The customer's leg, if the call is theirs and they asked for another leg of it.
  failure('not-your-call', v.optional(v.object({ callSid: v.optional(sid('CA')) }), {})),
  plain('no-such-payment'),
  failure('too-large', v.object({ limit: v.number() })),
  plain('unsupported-media-type'),
  plain('call-not-live'),
  plain('payment-open'),
  plain('outcome-unknown'),
  plain('payment-over'),
  plain('too-many-payments'),
  // The key of the payment that is open in it, which can still be cancelled.
  failure('document-unreadable', v.optional(v.object({ session: v.optional(intent) }), {})),
  plain('too-many-questions'),
  plain('recording-not-paused'),
  plain('payment-starting'),
  plain('payment-busy'),
  plain('intent-reused'),
  failure(
    'fields-missing',
    v.object({ fields: v.pipe(v.array(v.picklist(fields)), v.readonly()) }),
  ),
  failure('unknown-field-required', v.object({ tokens: names })),
  failure('field-not-required', named),
  // The first problem, and every part of the form that has one; null if this version does not know it.
  failure(
    'order-invalid',
    v.fallback(v.nullable(v.intersect([orderProblemSchema, v.object({ parts: names })])), null),
  ),
  plain('order-too-long'),
  plain('prefill-invalid'),
  // Seconds until the next attempt is allowed.
  failure('too-many-requests', v.object({ seconds: v.number() })),
  // Twilio's error code.
  failure('twilio-refused', v.object({ twilioCode: v.number() })),
  plain('twilio-unavailable'),
  plain('not-configured'),
  plain('internal'),
]);

/** The body of every answer that is a failure. */
export const failureSchema = v.object({ error: anyFailure });

export type Failure = v.InferOutput<typeof anyFailure>;
type FailureOf<Code extends FailureCode> = Extract<Failure, { readonly code: Code }>;

/** The codes that need no detail. */
export type PlainCode = {
  [C in FailureCode]: Partial<FailureOf<C>['detail']> extends FailureOf<C>['detail'] ? C : never;
}[FailureCode];

/** A failure without its message: what the core knows of it. */
export type Reason<Code extends FailureCode = FailureCode> = {
  readonly [C in Code]: Pick<FailureOf<C>, 'code' | 'detail'>;
}[Code];
