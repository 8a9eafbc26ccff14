import { type Static, Type } from '@sinclair/typebox';
import type { Operation } from '../rest/operation';
import { Nullable, oneOf, Sid } from '../rest/schema';

const everyRequest = {
  IdempotencyKey: Type.String(),
  StatusCallback: Type.String({ format: 'uri' }),
};

/** Form body of a new payment session. */
export const CreatePayments = Type.Object({
  ...everyRequest,
  BankAccountType: Type.Optional(
    oneOf(['consumer-checking', 'consumer-savings', 'commercial-checking']),
  ),
  ChargeAmount: Type.Optional(Type.Number()),
  Currency: Type.Optional(Type.String()),
  Description: Type.Optional(Type.String()),
  Input: Type.Optional(Type.String()),
  MinPostalCodeLength: Type.Optional(Type.Integer({ minimum: 1 })),
  Parameter: Type.Optional(Type.Unknown()),
  PaymentConnector: Type.Optional(Type.String()),
  PaymentMethod: Type.Optional(oneOf(['credit-card', 'ach-debit'])),
  PostalCode: Type.Optional(Type.Boolean()),
  SecurityCode: Type.Optional(Type.Boolean()),
  Timeout: Type.Optional(Type.Integer({ minimum: 1, maximum: 600 })),
  TokenType: Type.Optional(oneOf(['one-time', 'reusable', 'payment-method'])),
  ValidCardTypes: Type.Optional(Type.String()),
  RequireMatchingInputs: Type.Optional(Type.String()),
  Confirmation: Type.Optional(oneOf(['true', 'false'])),
});

/** Form body of a request to an open payment session. */
export const UpdatePayments = Type.Object({
  ...everyRequest,
  Capture: Type.Optional(
    oneOf([
      'payment-card-number',
      'expiration-date',
      'security-code',
      'postal-code',
      'bank-routing-number',
      'bank-account-number',
      'payment-card-number-matcher',
      'expiration-date-matcher',
      'security-code-matcher',
      'postal-code-matcher',
    ]),
  ),
  Status: Type.Optional(oneOf(['complete', 'cancel'])),
});

/** Twilio's complete answer: six fields, no status. Dates are RFC 2822. */
export const Payments = Type.Object(
  {
    account_sid: Nullable(Sid('AC')),
    call_sid: Nullable(Sid('CA')),
    sid: Nullable(Sid('PK')),
    date_created: Nullable(Type.String({ format: 'date-time-rfc-2822' })),
    date_updated: Nullable(Type.String({ format: 'date-time-rfc-2822' })),
    uri: Nullable(Type.String()),
  },
  { additionalProperties: false },
);

export type Payments = Static<typeof Payments>;

const list = '/2010-04-01/Accounts/{AccountSid}/Calls/{CallSid}/Payments.json';
const instance = '/2010-04-01/Accounts/{AccountSid}/Calls/{CallSid}/Payments/{Sid}.json';
const contract = 'twilio_api_v2010';

/** The two operations of the resource; there is no GET. */
export const operations: readonly Operation[] = [
  { contract, method: 'post', path: list, body: CreatePayments, status: 201, reply: Payments },
  { contract, method: 'post', path: instance, body: UpdatePayments, status: 202, reply: Payments },
];
