import * as v from 'valibot';
import { couldBeCard, lastFourOf } from '../../../src/payment/card/cardNumber';

/** What a processor returned for a saved card or bank account; each null if it returned none. */
export interface ProcessorTokens {
  readonly paymentToken: string | null;
  readonly profileId: string | null;
}

/** The tokens of a callback that may be reported. */
export interface ReadTokens {
  readonly tokens: ProcessorTokens;
  /** Whether there was one that must not be reported: it has to be looked up at the processor. */
  readonly withheld: boolean;
}

const LONGEST = 1000;

/** Each parsed separately, so that a malformed one does not lose the other. */
const text = v.fallback(v.string(), '');
const schema = v.object({ PaymentToken: text, ProfileId: text, PaymentCardNumber: text });

/**
 * Reads the processor's tokens from a callback's parameters (Payments resource: PaymentToken,
 * ProfileId). The core leaves them behind (R42); they go into the report of the outcome and nowhere
 * else. One that could contain the card number itself, anywhere and in any form, is withheld.
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
  // A truncated token would be useless.
  const mayBeReported = (token: string) =>
    token !== '' && token.length <= LONGEST && !couldBeCard(token, lastFour);
  const read = (token: string) => (mayBeReported(token) ? token : null);
  const tokens = { paymentToken: read(given.paymentToken), profileId: read(given.profileId) };
  return {
    tokens,
    withheld: Object.values(given).some((token) => token !== '' && !mayBeReported(token)),
  };
}
