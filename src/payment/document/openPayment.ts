import * as v from 'valibot';

/** The same place in every version of the document. */
const schema = v.object({
  current: v.object({
    key: v.pipe(v.string(), v.uuid()),
    paymentSid: v.pipe(v.string(), v.regex(/^PK[0-9a-f]{32}$/i)),
    outcome: v.optional(v.null()),
  }),
});

/** A payment that Twilio may still have open, with what it takes to cancel it. */
export interface OpenPayment {
  readonly key: string;
  readonly paymentSid: string;
}

/**
 * The open payment of a document that this version cannot read (R52); undefined if it shows none. Nothing
 * else in such a document is trusted.
 */
export function openPaymentOf(data: unknown): OpenPayment | undefined {
  const parsed = v.safeParse(schema, data);
  if (!parsed.success) return undefined;
  const { key, paymentSid } = parsed.output.current;
  return { key, paymentSid };
}
