import { type Static, Type } from '@sinclair/typebox';

const common = {
  transaction_id: Type.String({ minLength: 1 }),
  cardnumber: Type.String({ pattern: '^[0-9]{12,19}$' }),
  cvv: Type.Union([Type.String({ pattern: '^[0-9]{3,4}$' }), Type.Null()]),
  expiry_month: Type.String({ pattern: '^(0[1-9]|1[0-2])$' }),
  expiry_year: Type.String({ pattern: '^[0-9]{2}$' }),
  description: Type.Union([Type.String(), Type.Null()]),
  postal_code: Type.Union([Type.String(), Type.Null()]),
  parameters: Type.Record(
    Type.String(),
    Type.Union([Type.String(), Type.Number(), Type.Boolean()]),
  ),
};

/** What Payments posts to the merchant's processor: the Generic Pay Connector's contract. */
export const ConnectorRequest = Type.Union([
  Type.Object(
    {
      method: Type.Literal('charge'),
      ...common,
      /** Decimal string, e.g. `10.0`. */
      amount: Type.String({ pattern: '^[0-9]+([.][0-9]+)?$' }),
      currency_code: Type.String({ pattern: '^[A-Z]{3}$' }),
    },
    { additionalProperties: false },
  ),
  Type.Object({ method: Type.Literal('tokenize'), ...common }, { additionalProperties: false }),
]);

export type ConnectorRequest = Static<typeof ConnectorRequest>;

const error = {
  error_code: Type.Union([Type.String(), Type.Null()]),
  error_message: Type.Union([Type.String(), Type.Null()]),
};

/** The processor's answer; the id is there even when it declines. */
export const ConnectorReply = Type.Union([
  Type.Object({ charge_id: Type.String({ minLength: 1 }), ...error }),
  Type.Object({ token_id: Type.String({ minLength: 1 }), ...error }),
]);

export type ConnectorReply = Static<typeof ConnectorReply>;
