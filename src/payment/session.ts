import * as v from 'valibot';
import { accountTypes, methodNames, tokenTypes } from './configuration';
import { bankFields, cardFields, fields, matchers } from './field';

/*
 * What is known about the payments of one call, as it is kept in the Sync document.
 * A record holds evidence only; what the evidence means at a moment is `sessionAt` (status.ts).
 */

const text = (limit: number) => v.pipe(v.string(), v.maxLength(limit));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const fieldSchema = v.picklist(fields);
const list = <Item extends v.GenericSchema>(item: Item) => v.pipe(v.array(item), v.readonly());

const moneySchema = v.object({
  amount: v.pipe(v.string(), v.regex(/^\d{1,6}(\.\d{1,4})?$/)),
  currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
});

/** What we know of Twilio's answer to one request: none yet, taken, or refused with an error code. */
const replySchema = v.variant('state', [
  v.object({ state: v.literal('pending') }),
  v.object({ state: v.literal('accepted') }),
  v.object({ state: v.literal('refused'), code: count }),
]);

/** One request to Twilio about a session; question 0 opened it. */
const questionSchema = v.object({
  number: count,
  /** One id per press of a button; Twilio's IdempotencyKey. */
  intent: text(64),
  asks: v.union([fieldSchema, v.picklist(['start', 'complete', 'cancel'])]),
  /** Milliseconds since 1970, by the server's clock. */
  askedAt: v.number(),
  reply: replySchema,
});

const answerSchema = v.variant('state', [
  v.object({
    state: v.literal('entering'),
    question: count,
    value: text(40),
    brand: v.nullable(text(40)),
  }),
  v.object({
    state: v.literal('captured'),
    question: count,
    value: text(40),
    brand: v.nullable(text(40)),
  }),
  v.object({ state: v.literal('refused'), question: count, error: text(100) }),
]);

const answersOf = <Key extends string>(keys: readonly Key[]) =>
  v.entriesFromList(keys, v.optional(answerSchema));

const answersSchema = v.object({
  ...answersOf(cardFields),
  ...answersOf(bankFields),
  ...answersOf(matchers),
});

/** What a payment is for: an amount to charge, or a token to keep; never both (TokenType). */
const purposeSchema = v.variant('kind', [
  v.object({ kind: v.literal('charge'), charge: moneySchema }),
  v.object({ kind: v.literal('tokenize'), tokenType: v.picklist(tokenTypes) }),
]);

/** What was agreed when the session was opened; everything sent to Twilio is read from it. */
const orderSchema = v.object({
  /** Unique name of the Pay Connector. */
  processor: text(100),
  method: v.picklist(methodNames),
  purpose: purposeSchema,
  description: text(200),
  bankAccountType: v.nullable(v.picklist(accountTypes)),
  /** The caller presses 1 to confirm before the processor is asked. */
  confirmation: v.boolean(),
  /** The Parameter entries of the processor. */
  parameters: v.record(text(100), text(200)),
});

const outcomeSchema = v.variant('kind', [
  v.object({ kind: v.literal('succeeded'), confirmationCode: v.nullable(text(200)) }),
  v.object({
    kind: v.literal('failed'),
    /** Twilio's Result or ErrorType. */
    reason: text(100),
    payErrorCode: v.nullable(text(20)),
    /** PaymentError and ConnectorError in the processor's own words. */
    messages: list(text(200)),
  }),
  v.object({ kind: v.literal('cancelled') }),
  /** A Result this version does not know: nobody may take it for success. */
  v.object({ kind: v.literal('unknown'), result: text(100) }),
]);

/** The agent who asked last, and the task they did it for: a transfer changes both. */
const agentSchema = v.object({ workerSid: text(34), taskSid: text(34) });

/** How far the report of an outcome has come; absent where outcomes are not reported. */
const reportSchema = v.object({
  /** Id of the event, made from the outcome: another outcome is another event. */
  event: text(36),
  /** When the outcome was first known, milliseconds since 1970, by the server's clock. */
  since: v.number(),
  delivered: v.boolean(),
});

const recordSchema = v.object({
  /** The start's intent id; also names the session in callback URLs. */
  key: text(64),
  agent: agentSchema,
  order: orderSchema,
  /** What has to be captured before the payment can be completed. */
  fields: list(fieldSchema),
  paymentSid: v.nullable(text(34)),
  questions: list(questionSchema),
  /** The best evidence for each field. */
  answers: answersSchema,
  /** What Twilio last said is still required, in its own tokens, and under which question. */
  required: v.nullable(
    v.object({ question: count, afterError: v.boolean(), tokens: list(text(60)) }),
  ),
  outcome: v.nullable(outcomeSchema),
  report: v.optional(reportSchema),
  /** A callback carried a value in clear; it was discarded. */
  discardedClearValue: v.boolean(),
});

/** An earlier payment on the same call, folded to what may still matter. */
const earlierSchema = v.object({
  key: text(64),
  purpose: purposeSchema,
  /** The card or bank account, masked. */
  account: v.nullable(v.object({ value: text(40), brand: v.nullable(text(40)) })),
  completeAsked: v.boolean(),
  outcome: v.nullable(outcomeSchema),
  report: v.optional(reportSchema),
  /** What a report says besides; absent in documents of an earlier version. */
  details: v.optional(
    v.object({
      agent: agentSchema,
      paymentSid: v.nullable(text(34)),
      ...v.pick(orderSchema, ['processor', 'method', 'description']).entries,
    }),
  ),
});

const documentSchema = v.object({
  version: v.literal(1),
  callSid: v.pipe(v.string(), v.regex(/^CA[0-9a-f]{32}$/i)),
  current: v.nullable(recordSchema),
  earlier: list(earlierSchema),
});

export type Agent = Readonly<v.InferOutput<typeof agentSchema>>;
export type Purpose = Readonly<v.InferOutput<typeof purposeSchema>>;
export type Order = Readonly<v.InferOutput<typeof orderSchema>>;
export type Question = Readonly<v.InferOutput<typeof questionSchema>>;
export type Reply = Question['reply'];
export type Asks = Question['asks'];
export type Answer = Readonly<v.InferOutput<typeof answerSchema>>;
export type Report = Readonly<v.InferOutput<typeof reportSchema>>;
export type Outcome = Readonly<v.InferOutput<typeof outcomeSchema>>;
export type SessionRecord = Readonly<v.InferOutput<typeof recordSchema>>;
export type EarlierPayment = Readonly<v.InferOutput<typeof earlierSchema>>;
/** The content of the Sync document of one customer call. */
export type CallDocument = Readonly<v.InferOutput<typeof documentSchema>>;

/** A call on which no payment was taken yet. */
export function emptyDocument(callSid: string): CallDocument {
  return { version: 1, callSid, current: null, earlier: [] };
}

/** Reads a document's data; undefined when it is not one of ours. */
export function parseDocument(data: unknown): CallDocument | undefined {
  const parsed = v.safeParse(documentSchema, data);
  return parsed.success ? parsed.output : undefined;
}
