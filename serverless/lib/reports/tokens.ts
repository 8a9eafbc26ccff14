import * as v from 'valibot';
import { couldBeCard, lastFourOf } from '../../../src/payment/card/cardNumber';

/** What a processor gave for a card or bank account that is kept; each null where it gave none. */
export interface ProcessorTokens {
  readonly paymentToken: string | null;
  readonly profileId: string | null;
}

const text = v.optional(v.pipe(v.string(), v.maxLength(1000)));
const schema = v.object({ PaymentToken: text, ProfileId: text, PaymentCardNumber: text });

/**
 * Reads the processor's tokens from a callback's parameters (Payments resource: PaymentToken,
 * ProfileId). The core leaves them behind (R42); they go into the report of the outcome and nowhere
 * else. One that could be the card number itself is dropped.
 */
export function readProcessorTokens(parameters: unknown): ProcessorTokens {
  const parsed = v.safeParse(schema, parameters);
  const { PaymentToken, ProfileId, PaymentCardNumber } = parsed.success ? parsed.output : {};
  const kept = (given = '') => {
    const token = given.trim();
    return token === '' || couldBeCard(token, lastFourOf(PaymentCardNumber)) ? null : token;
  };
  return { paymentToken: kept(PaymentToken), profileId: kept(ProfileId) };
}
