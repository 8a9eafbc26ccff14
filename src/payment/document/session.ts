import * as v from 'valibot';
import { accountTypes, methodNames, tokenTypes } from '../names';
import { fields } from '../card/field';
import { isMasked } from '../card/masked';
import { isKeptPostalCode } from '../card/postalCode';
import { answersSchema } from './answers';
import { briefOutcomes, questionKinds, WRITER_LIMIT } from './names';
import { brandSchema, count, id, list, once, text } from './schemas';
import { attemptsSchema } from './tally';

/*
 * What is known about the payments of one call, as it is kept in the Sync document.
 * A record contains only evidence; `sessionAt` (status.ts) says what the evidence means at a given moment.
 */

const moneySchema = v.object({
  amount: v.pipe(v.string(), v.regex(/^\d{1,6}(\.\d{1,4})?$/)),
  currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
});

/** What we know of Twilio's answer to one request: none yet, accepted, or refused with an error code. */
const replySchema = v.variant('state', [
  v.object({ state: v.literal('pending') }),
  v.object({ state: v.literal('accepted') }),
  v.object({ state: v.literal('refused'), code: count }),
]);

/** One request to Twilio about a session; question 0 opened it. */
const questionSchema = v.object({
  number: count,
  /** One id per press of a button; Twilio's IdempotencyKey. */
  intent: id,
  kind: v.picklist(questionKinds),
  /** Milliseconds since 1970, by the server's clock. */
  askedAt: v.number(),
  /** The request of the functions that wrote it down. */
  writer: v.optional(text(WRITER_LIMIT)),
  reply: replySchema,
});

const foldedSchema = v.object(v.entriesFromList(questionKinds, v.optional(list(count))));

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
  /** What is kept of the postal code (R45). */
  postalCode: v.object({
    shown: v.picklist(['last-two', 'whole']),
    minLength: v.nullable(count),
  }),
  /** The Parameter entries of the processor. */
  parameters: v.record(text(100), text(200)),
});

/** Any digits but those of this payment's card: see `parseDocument`. */
const confirmationCode = v.nullable(v.pipe(v.string(), v.maxLength(200)));

const outcomeSchema = v.variant('kind', [
  v.object({
    kind: v.literal('succeeded'),
    confirmationCode,
  }),
  v.object({
    kind: v.literal('failed'),
    /** Twilio's Result or ErrorType. */
    reason: text(100),
    payErrorCode: v.nullable(text(20)),
    /** PaymentError and ConnectorError in the processor's own words. */
    messages: list(text(200)),
  }),
  v.object({ kind: v.literal('cancelled') }),
  /** A Result that this version does not know, or a code that leaves it open: never to be taken for success. */
  v.object({ kind: v.literal('unknown'), result: text(100) }),
]);

/** Who asked, for which task, and in which conference the customer was. */
const agentSchema = v.object({ workerSid: id, taskSid: id, conferenceSid: id });

/** What is known of a session's payment SID (R17). */
const sidEntries = {
  /** Null until Twilio has named it, or if it named two. */
  paymentSid: v.nullable(id),
  /** Where it came from; `contested` if two were named for one session, so that neither is trusted. */
  sidSource: v.nullable(v.picklist(['reply', 'callback', 'contested'])),
};

/** What is kept of a payment's questions when the next one starts: enough to read a late callback. */
const pastQuestionsEntries = {
  /** Number of the question that was asked last. */
  last: count,
  /** Numbers of the questions that cancel (R14); absent if there are none. */
  cancels: v.optional(list(count)),
};

/** The progress of an outcome's report; absent if outcomes are not reported. */
const reportSchema = v.object({
  /** Id of the event, made from the outcome: another outcome is another event. */
  event: id,
  /** When the outcome was first known, milliseconds since 1970, by the server's clock. */
  since: v.number(),
  delivered: v.boolean(),
});

const recordEntries = {
  kind: v.literal('current'),
  /** The start's intent id; also names the session in callback URLs. */
  key: id,
  /** Who asked last: a transfer changes it. */
  agent: agentSchema,
  order: once('order', orderSchema),
  /** What has to be captured before the payment can be completed. */
  fields: list(v.picklist(fields)),
  ...sidEntries,
  questions: list(once('question', questionSchema)),
  /** Numbers of the older questions by what they asked for (R33); absent if there are none. */
  folded: v.optional(foldedSchema),
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
};

const recordSchema = v.pipe(
  v.object(recordEntries),
  v.check(
    ({ answers, order }) =>
      [answers['postal-code'], answers['postal-code-matcher']].every(
        (answer) =>
          !answer ||
          answer.state === 'refused' ||
          isKeptPostalCode(answer.value, order.postalCode.shown),
      ),
    'shows too much of a postal code',
  ),
);

/** The card or bank account, masked; null until it is captured. */
const accountSchema = v.nullable(
  v.object({
    value: v.pipe(
      v.string(),
      v.check(
        (value) => isMasked('payment-card-number', value) || isMasked('bank-account-number', value),
        'shows too much',
      ),
    ),
    brand: brandSchema,
  }),
);

/** An earlier payment on the same call, reduced to what may still matter. */
const earlierInFullSchema = v.object({
  kind: v.literal('full'),
  key: id,
  purpose: purposeSchema,
  account: accountSchema,
  completeAsked: v.boolean(),
  ...sidEntries,
  ...pastQuestionsEntries,
  outcome: v.nullable(outcomeSchema),
  report: v.optional(reportSchema),
  /** What a report says besides. */
  details: v.object({
    agent: agentSchema,
    ...v.pick(orderSchema, ['processor', 'method', 'description']).entries,
  }),
});

/** An even earlier payment, reduced further: enough to settle it (R16) and to add it up (R32). */
const earlierInBriefSchema = v.object({
  kind: v.literal('brief'),
  key: id,
  /** Amount and currency like `12.50 USD`, or the token type. */
  purpose: v.union([
    v.picklist(tokenTypes),
    v.pipe(v.string(), v.regex(/^\d{1,6}(\.\d{1,4})? [A-Z]{3}$/)),
  ]),
  outcome: v.picklist(briefOutcomes),
  /**
   * Whole while Twilio may still have the session open (R36), otherwise its last characters: enough to
   * recognize another payment's (R17). Null when none is known, or two were named.
   */
  paymentSid: v.nullable(id),
  ...pastQuestionsEntries,
  /** What the customer can be told about it; dropped from the oldest if room is short (R32). */
  proof: v.optional(v.object({ account: accountSchema, confirmationCode })),
});

/** As it is written down; `parseDocument` reads it. */
export const documentSchema = v.object({
  version: v.literal(2),
  callSid: v.pipe(v.string(), v.regex(/^CA[0-9a-f]{32}$/i)),
  /** Who had the call when they last opened it or asked something: established by the functions, never claimed. */
  holder: v.optional(agentSchema),
  current: v.nullable(recordSchema),
  /** The oldest first. */
  earlier: list(once('earlier', v.variant('kind', [earlierInFullSchema, earlierInBriefSchema]))),
  attempts: v.optional(attemptsSchema),
});

export type Agent = Readonly<v.InferOutput<typeof agentSchema>>;
export type Purpose = Readonly<v.InferOutput<typeof purposeSchema>>;
export type Order = Readonly<v.InferOutput<typeof orderSchema>>;
export type Question = Readonly<v.InferOutput<typeof questionSchema>>;
export type Reply = Question['reply'];
export type QuestionKind = Question['kind'];
export type Report = Readonly<v.InferOutput<typeof reportSchema>>;
export type Outcome = Readonly<v.InferOutput<typeof outcomeSchema>>;
/** What is known of a session's payment SID. */
export type SidEvidence = Pick<SessionRecord, keyof typeof sidEntries>;
export type SessionRecord = Readonly<v.InferOutput<typeof recordSchema>>;
export type EarlierInFull = Readonly<v.InferOutput<typeof earlierInFullSchema>>;
export type EarlierInBrief = Readonly<v.InferOutput<typeof earlierInBriefSchema>>;
export type EarlierPayment = EarlierInFull | EarlierInBrief;
/** The content of the Sync document of one customer call. */
export type CallDocument = Readonly<v.InferOutput<typeof documentSchema>>;
