import type { Method, Processor } from '../../../src/payment/offer/configuration';
import { cardFields, type Field, matcherOf } from '../../../src/payment/card/field';
import type { Order, Purpose } from '../../../src/payment/document/session';

/** Parameters of the Payments resource by their names, as they are sent in a form. */
export type PaymentForm = Readonly<Record<string, string>>;

/** An amount and a token type are never sent together (Payments resource, TokenType). */
function purposeParameters(purpose: Purpose): PaymentForm {
  switch (purpose.kind) {
    case 'charge': {
      // The amount as it was agreed and shown, to the digit (R30).
      const { amount, currency } = purpose.charge;
      return { ChargeAmount: amount, Currency: currency };
    }
    case 'tokenize':
      return { TokenType: purpose.tokenType };
  }
}

/** What the caller keys in: PostalCode, SecurityCode and RequireMatchingInputs speak of cards alone. */
function methodParameters(order: Order, fields: readonly Field[], method: Method): PaymentForm {
  switch (method.method) {
    case 'ach-debit':
      return order.bankAccountType === null ? {} : { BankAccountType: order.bankAccountType };
    case 'credit-card': {
      const { brands, minPostalCodeLength } = method;
      const twice = cardFields.filter((field) => fields.includes(matcherOf(field)));
      return {
        PostalCode: String(fields.includes('postal-code')),
        SecurityCode: String(fields.includes('security-code')),
        ValidCardTypes: brands.join(' '),
        ...(minPostalCodeLength === undefined
          ? {}
          : { MinPostalCodeLength: String(minPostalCodeLength) }),
        ...(twice.length === 0 ? {} : { RequireMatchingInputs: twice.join(',') }),
      };
    }
  }
}

/**
 * The parameters that open a session (Payments resource, create): the order and its fields, and from the
 * configuration how the processor is used. Twilio's defaults are left out, except those that an agent relies
 * on.
 */
export function createParameters(
  order: Order,
  fields: readonly Field[],
  processor: Processor,
  method: Method,
): PaymentForm {
  const { description, parameters } = order;
  return {
    ...purposeParameters(order.purpose),
    ...methodParameters(order, fields, method),
    PaymentConnector: order.processor,
    PaymentMethod: order.method,
    Timeout: String(processor.timeout),
    ...(order.confirmation ? { Confirmation: 'true' } : {}),
    ...(description === '' ? {} : { Description: description }),
    ...(Object.keys(parameters).length === 0 ? {} : { Parameter: JSON.stringify(parameters) }),
  };
}
