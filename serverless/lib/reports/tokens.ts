import * as v from 'valibot';
import { couldBeCard, lastFourOf } from '../../../src/payment/card/cardNumber';

/** What a processor gave for a card or bank account that is kept; each null where it gave none. */
export interface ProcessorTokens {
  readonly paymentToken: string | null;
  readonly profileId: string | null;
}

/** The tokens of a callback that may be reported. */
export interface ReadTokens {
  readonly tokens: ProcessorTokens;
  /** There was one that may not be reported: it has to be looked up at the processor. */
  readonly withheld: boolean;
}

const LONGEST = 1000;

/** Each on its own: an odd one does not cost the other. */
const text = v.fallback(v.string(), '');
const schema = v.object({ PaymentToken: text, ProfileId: text, PaymentCardNumber: text });

/**
 * Reads the processor's tokens from a callback's parameters (Payments resource: PaymentToken,
 * ProfileId). The core leaves them behind (R42); they go into the report of the outcome and nowhere
 * else. One that could hold the card number itself, anywhere and in any form, is not told.
 */
export function readProcessorTokens(parameters: unknown): ReadTokens {
  const parsed = v.safeParse(schema, parameters);
  const {
    PaymentToken = '',
    ProfileId = '',
    PaymentCardNumber = '',
  } = parsed.success ? parsed.output : {};
  const lastFour = lastFourOf(PaymentCardNumber);
  const given = { paymentToken: PaymentToken.trim(), profileId: ProfileId.trim() };
  // A token that is cut is none.
  const mayBeTold = (token: string) =>
    token !== '' && token.length <= LONGEST && !couldBeCard(token, lastFour);
  const read = (token: string) => (mayBeTold(token) ? token : null);
  const tokens = { paymentToken: read(given.paymentToken), profileId: read(given.profileId) };
  return {
    tokens,
    withheld: Object.values(given).some((token) => token !== '' && !mayBeTold(token)),
  };
}
