import type { PaymentListInstanceCreateOptions } from 'twilio/lib/rest/api/v2010/account/call/payment';
import type { Method, Processor } from '../../src/payment/configuration';
import { cardFields, type Field, matcherOf } from '../../src/payment/field';
import type { Money } from '../../src/payment/money';
import type { Order, Purpose } from '../../src/payment/session';

/** What opens a payment session, but for the two parameters that every request has. */
export type CreateParameters = Omit<
  PaymentListInstanceCreateOptions,
  'idempotencyKey' | 'statusCallback'
>;

/**
 * The amount for the client, whose type is a number. Below a million and with at most four decimals a
 * double prints as the same decimal again (R30), less trailing zeros.
 */
export function chargeAmount({ amount }: Money): number {
  return Number(amount);
}

/** An amount and a token type are never sent together (Payments resource, TokenType). */
function purposeParameters(purpose: Purpose): CreateParameters {
  switch (purpose.kind) {
    case 'charge': {
      const { charge } = purpose;
      return { chargeAmount: chargeAmount(charge), currency: charge.currency };
    }
    case 'tokenize':
      return { tokenType: purpose.tokenType };
  }
}

/** What the caller keys in: PostalCode, SecurityCode and RequireMatchingInputs speak of cards alone. */
function methodParameters(
  order: Order,
  fields: readonly Field[],
  method: Method,
): CreateParameters {
  switch (method.method) {
    case 'ach-debit':
      return order.bankAccountType === null ? {} : { bankAccountType: order.bankAccountType };
    case 'credit-card': {
      const { brands, minPostalCodeLength } = method;
      const twice = cardFields.filter((field) => fields.includes(matcherOf(field)));
      return {
        postalCode: fields.includes('postal-code'),
        securityCode: fields.includes('security-code'),
        validCardTypes: brands.join(' '),
        ...(minPostalCodeLength === undefined ? {} : { minPostalCodeLength }),
        ...(twice.length === 0 ? {} : { requireMatchingInputs: twice.join(',') }),
      };
    }
  }
}

/**
 * The parameters that open a session (Payments resource, create): what was agreed from the order and its
 * fields, how the processor is used from the configuration. What is Twilio's default anyway is left
 * out, but for what an agent relies on.
 */
export function createParameters(
  order: Order,
  fields: readonly Field[],
  processor: Processor,
  method: Method,
): CreateParameters {
  const { description, parameters } = order;
  return {
    ...purposeParameters(order.purpose),
    ...methodParameters(order, fields, method),
    paymentConnector: order.processor,
    paymentMethod: order.method,
    timeout: processor.timeout,
    ...(order.confirmation ? { confirmation: 'true' } : {}),
    ...(description === '' ? {} : { description }),
    // The client makes JSON of it.
    ...(Object.keys(parameters).length === 0 ? {} : { parameter: parameters }),
  };
}
