import { type Static, type TProperties, Type } from '@sinclair/typebox';

const NullableText = Type.Union([Type.String(), Type.Null()]);
const closed = { additionalProperties: false };

const transaction = { transaction_id: Type.String({ minLength: 1 }) };
const card = {
  cardnumber: Type.String({ pattern: '^[0-9]{12,19}$' }),
  cvv: Type.Union([Type.String({ pattern: '^[0-9]{3,4}$' }), Type.Null()]),
  expiry_month: Type.String({ pattern: '^(0[1-9]|1[0-2])$' }),
  postal_code: NullableText,
};
const twoDigitYear = { expiry_year: Type.String({ pattern: '^[0-9]{2}$' }) };
const fourDigitYear = { expiry_year: Type.String({ pattern: '^20[0-9]{2}$' }) };
const bankAccount = {
  bankaccountnumber: Type.String({ pattern: '^[0-9]{4,17}$' }),
  routingnumber: Type.String({ pattern: '^[0-9]{9}$' }),
};
const details = {
  description: NullableText,
  parameters: Type.Record(
    Type.String(),
    Type.Union([Type.String(), Type.Number(), Type.Boolean()]),
  ),
};
const money = {
  /** Decimal string, e.g. `10.0`. */
  amount: Type.String({ pattern: '^[0-9]+([.][0-9]+)?$' }),
  currency_code: Type.String({ pattern: '^[A-Z]{3}$' }),
};

const charge = <T extends TProperties>(source: T) =>
  Type.Object(
    { method: Type.Literal('charge'), ...transaction, ...source, ...details, ...money },
    closed,
  );
const tokenize = <T extends TProperties>(source: T) =>
  Type.Object({ method: Type.Literal('tokenize'), ...transaction, ...source, ...details }, closed);

/** What Payments posts to the merchant's processor: the Generic Pay Connector's contract. */
export const ConnectorRequest = Type.Union([
  charge({ ...card, ...twoDigitYear }),
  charge(bankAccount),
  tokenize({ ...card, ...twoDigitYear }),
  tokenize(bankAccount),
]);

export type ConnectorRequest = Static<typeof ConnectorRequest>;

/**
 * The older style, with a separate route for each method: public code written for it reads neither a
 * method nor a transaction id, and a four-digit year. That it has `parameters`, and how it takes a bank
 * account, is a guess.
 */
export const TwoRouteCharge = Type.Union([
  Type.Object({ ...card, ...fourDigitYear, ...details, ...money }, closed),
  Type.Object({ ...bankAccount, ...details, ...money }, closed),
]);
export const TwoRouteTokenize = Type.Union([
  Type.Object({ ...card, ...fourDigitYear, ...details }, closed),
  Type.Object({ ...bankAccount, ...details }, closed),
]);

export type TwoRouteRequest = Static<typeof TwoRouteCharge> | Static<typeof TwoRouteTokenize>;

const error = { error_code: NullableText, error_message: NullableText };

const Id = Type.Union([Type.String({ minLength: 1 }), Type.Integer()]);

/** The processor's answer; the id is there even when it declines. It may say more than it has to. */
export const ConnectorReply = Type.Union([
  Type.Object({ charge_id: Id, ...error }),
  Type.Object({ token_id: Id, ...error }),
]);

export type ConnectorReply = Static<typeof ConnectorReply>;
