import * as v from 'valibot';
import type { Field } from '../card/field';
import { isMasked } from '../card/masked';
import { brandSchema, count, once, text } from './schemas';

/* What the caller answered to questions for fields. */

const enteringSchema = v.literal('entering');
const capturedSchema = v.literal('captured');
const refusedSchema = v.object({
  state: v.literal('refused'),
  question: count,
  error: text(60),
  /** In the words of PaymentError; null when it says none. */
  cause: v.nullable(text(40)),
});

/** What the fields have in common is made once: every cold function makes all of this before its first request. */
function answerSchema(field: Field) {
  const shown = {
    question: count,
    /** In the form of `readMasked`, and no clearer (R40). */
    value: v.pipe(
      v.string(),
      v.check((value) => isMasked(field, value), 'shows too much'),
    ),
    brand: brandSchema,
  };
  return once(
    `answer to ${field}`,
    v.variant('state', [
      v.object({ state: enteringSchema, ...shown }),
      v.object({ state: capturedSchema, ...shown }),
      refusedSchema,
    ]),
  );
}

/** The best evidence for each field. */
export const answersSchema = v.object({
  'payment-card-number': v.optional(answerSchema('payment-card-number')),
  'expiration-date': v.optional(answerSchema('expiration-date')),
  'security-code': v.optional(answerSchema('security-code')),
  'postal-code': v.optional(answerSchema('postal-code')),
  'bank-routing-number': v.optional(answerSchema('bank-routing-number')),
  'bank-account-number': v.optional(answerSchema('bank-account-number')),
  'payment-card-number-matcher': v.optional(answerSchema('payment-card-number-matcher')),
  'expiration-date-matcher': v.optional(answerSchema('expiration-date-matcher')),
  'security-code-matcher': v.optional(answerSchema('security-code-matcher')),
  'postal-code-matcher': v.optional(answerSchema('postal-code-matcher')),
} satisfies Record<Field, unknown>);

export type Answer = Readonly<v.InferOutput<ReturnType<typeof answerSchema>>>;
