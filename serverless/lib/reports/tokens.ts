import * as v from 'valibot';
import { holdsCardNumber } from '../../../src/payment/card/cardNumber';

/** What a processor gave for a card or bank account that is kept; each null where it gave none. */
export interface ProcessorTokens {
  readonly paymentToken: string | null;
  readonly profileId: string | null;
}

const text = v.optional(v.pipe(v.string(), v.maxLength(1000)));
const schema = v.object({ PaymentToken: text, ProfileId: text, PaymentCardNumber: text });

/** Card numbers begin with 2 to 6; a token in the form of a card number begins otherwise. */
const BEGINS_LIKE_A_CARD = /^[2-6]/;

/** Whether a token could be the very number of the card, whose last digits the callback shows. */
function couldBeTheCard(token: string, masked: string): boolean {
  const shown = /\d*$/.exec(masked)?.[0] ?? '';
  return BEGINS_LIKE_A_CARD.test(token) && holdsCardNumber(token) && token.endsWith(shown);
}

/**
 * Reads the processor's tokens from a callback's parameters (Payments resource: PaymentToken,
 * ProfileId). The core leaves them behind (R42); they go into the report of the outcome and nowhere
 * else. One that could be the card number itself is dropped.
 */
export function readProcessorTokens(parameters: unknown): ProcessorTokens {
  const parsed = v.safeParse(schema, parameters);
  const { PaymentToken, ProfileId, PaymentCardNumber = '' } = parsed.success ? parsed.output : {};
  const kept = (given = '') => {
    const token = given.trim();
    return token === '' || couldBeTheCard(token, PaymentCardNumber) ? null : token;
  };
  return { paymentToken: kept(PaymentToken), profileId: kept(ProfileId) };
}
