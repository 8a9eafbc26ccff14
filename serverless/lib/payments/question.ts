import type { AskRefusal, AskResult } from '../../../src/payment/rules/ask';
import { mergeReplyOf } from '../../../src/payment/rules/merge';
import type { AskedReply } from '../../../src/payment/protocol';
import type {
  CallDocument,
  Question,
  Reply,
  SessionRecord,
} from '../../../src/payment/document/session';
import { type Unsent, withdrawQuestion } from '../../../src/payment/rules/withdraw';
import { recall } from '../document/memory';
import { type Changed, changeDocument, readDocument } from '../document/store';
import { documentName, type Stored } from '../document/stored';
import { allDone } from '../runtime/allDone';
import { log } from '../runtime/log';
import { Refusal } from '../runtime/refusal';
import { asRefusal } from '../twilio/failure';
import { twilioUnavailable } from '../twilio/retry';
import { fateOf, noteFate } from './completes';
import { cancelLostStart, cancelOrphans } from './orphans';
import { type Caller, type QuestionReply, sendQuestion } from './send';

/*
 * The steps of every question: ask the core, write the question, send it, write the reply. The question is
 * written first, because a callback may be faster than the reply, and because a question that was sent must be
 * known even if this process ends here.
 */

/** Everything it takes to send a question of any kind to Twilio. */
export interface Asking extends Caller {
  /** Milliseconds since 1970, read once for the whole request. */
  readonly now: number;
  /** What is done beside the request to Twilio, each time one is sent; never rejects. */
  readonly beside: (question: number) => Promise<void>;
  /** What has to be done before it is sent; where that rejects, it must not be sent. */
  readonly before: (record: SessionRecord, question: Question) => Promise<void>;
}

const refusalMessages: Record<AskRefusal['code'], string> = {
  'payment-open': 'A payment is open on this call',
  'outcome-unknown': 'The outcome of the last payment is unknown; confirm to charge again',
  'too-many-payments': 'The call has no room for another payment',
  'order-too-long': 'The texts of the order are too long in total',
  'no-such-payment': 'There is no such payment on this call',
  'payment-over': 'The payment is over',
  'payment-starting': 'The payment is still being opened',
  'payment-busy': 'The payment is being completed or cancelled',
  'too-many-questions': 'Too many questions were asked in this payment',
  'field-not-required': 'The payment does not need this field',
  'fields-missing': 'The payment cannot be completed: fields are missing',
  'unknown-field-required': 'Twilio requires a field that this version cannot ask for',
  'too-many-requests': 'Too many attempts; try again later',
  'intent-reused': 'This intent was used for another question before',
};

/** Twilio's own refusal, for the agent to read. */
export function twilioRefused(code: number): Refusal {
  const message = `Twilio refused the request with error ${code}`;
  const detail = { twilioCode: code };
  return new Refusal({ code: 'twilio-refused', message, detail }, detail);
}

function asked(call: Asking, record: SessionRecord, question: Question): AskedReply {
  return { now: call.now, session: record.key, question: question.number };
}

/** What is asked of the core; pure, and asked again of every document it is tried on. */
export type Ask = (document: CallDocument | undefined) => AskResult;

/** A reply that says whether Twilio took the question. */
type Reached = Exclude<QuestionReply, { kind: 'unavailable' }>;

function replyOf(reply: Reached): Reply {
  return reply.kind === 'accepted' ? { state: 'accepted' } : { state: 'refused', code: reply.code };
}

/**
 * Error code of the refusal that remains once Twilio's reply is recorded; undefined if none does. A callback may
 * have been faster and have proved that Twilio took it (R18); a cancel of a session that is gone has succeeded
 * (R23).
 */
function standingRefusal(
  document: CallDocument | undefined,
  key: string,
  number: number,
): number | undefined {
  const record = document?.current;
  const question = record?.questions.find((each) => each.number === number);
  if (record?.key !== key || question?.reply.state !== 'refused') return undefined;
  const cancelled = question.kind === 'cancel' && record.outcome !== null;
  return cancelled ? undefined : question.reply.code;
}

/**
 * Replies to a repeated request that say the first one was taken: conflict, and a start on a session
 * already started. What Twilio replies to a repeated IdempotencyKey is not documented.
 */
const takenBefore: ReadonlySet<number> = new Set([20409, 64021]);

/**
 * Whether the reply adds nothing to the document. That an update was taken its callbacks prove (R18);
 * only a start brings something else, the payment SID.
 */
function addsNothing(sent: Reached, record: SessionRecord, again: boolean): boolean {
  switch (sent.kind) {
    case 'accepted':
      return record.paymentSid !== null;
    case 'refused':
      return again && takenBefore.has(sent.code);
  }
}

/** A question that has been written, and the document that holds it. */
export interface Written {
  readonly stored: Stored | undefined;
  readonly record: SessionRecord;
  readonly question: Question;
}

/** Writes Twilio's reply; throws `twilio-refused` if a refusal remains. */
async function recordReply(
  call: Asking,
  { stored, record, question }: Written,
  sent: Reached,
): Promise<void> {
  const name = documentName(call.callSid);
  const paymentSid = sent.kind === 'accepted' ? sent.paymentSid : null;
  // A callback may have been faster than the reply, and this process may remember what it brought.
  const known = recall(name) ?? stored;
  const { result } = await changeDocument(call.access, name, known, (document) => {
    const write =
      document && mergeReplyOf(document, record.key, question.number, replyOf(sent), paymentSid);
    return { write, result: standingRefusal(write, record.key, question.number) };
  });
  if (result !== undefined) throw twilioRefused(result);
}

/**
 * Sends a question that has been written, and writes what the reply adds: before answering, since the platform
 * may freeze the process then. Throws `twilio-unavailable` if a payment SID could not be written: nobody else has
 * it, and the same press again brings it once more.
 */
export async function sendAndRecord(
  call: Asking,
  written: Written,
  again: boolean,
): Promise<AskedReply> {
  const { stored, record, question } = written;
  // At once: of two requests that find the same complete held back, one sends it.
  if (question.kind === 'complete') noteFate(record.key, question.intent, 'sent');
  if (question.kind === 'start' && stored) await cancelOrphans(call, stored.document, question);
  const send = async () => {
    const sent = await sendQuestion(call, record, question);
    // Stays pending: the same press again asks Twilio again with the same IdempotencyKey.
    if (sent.kind === 'unavailable') throw twilioUnavailable(sent.status);
    if (!addsNothing(sent, record, again)) await recordReply(call, written, sent);
  };
  await allDone([send(), call.beside(question.number)]);
  return asked(call, record, question);
}

/** A question that was written down, and how the document stood before. */
export function unsentOf(
  { record, question }: Pick<Written, 'record' | 'question'>,
  before: CallDocument | undefined,
): Unsent {
  const { current = null, attempts, holder } = before ?? {};
  return { key: record.key, question, before: current, attempts, holder };
}

/** Milliseconds that taking a question back may take, whatever the request has used up. */
const WITHDRAW_WITHIN_MS = 1_000;

/**
 * Takes a question back that this request wrote, or may have written without hearing of it, and that must
 * not be sent (R29); another's is left alone. That it could not be taken back changes no answer: it was
 * never sent, and stays pending until its time is up, or until the same press comes again. Undefined where it
 * was not taken back.
 */
export async function withdraw(
  { access, callSid }: Pick<Caller, 'access' | 'callSid'>,
  unsent: Unsent,
  written: Stored | undefined,
): Promise<Stored | undefined> {
  const name = documentName(callSid);
  const own = { ...access, signal: AbortSignal.timeout(WITHDRAW_WITHIN_MS) };
  try {
    const known = written ?? (await readDocument(own, name));
    const changed = await changeDocument(own, name, known, (document) => ({
      write: document && withdrawQuestion(document, unsent),
      result: undefined,
    }));
    return changed.written ? changed.stored : undefined;
  } catch (error) {
    noteFate(unsent.key, unsent.question.intent, 'held-back');
    log('error', {
      callSid,
      session: unsent.key,
      question: unsent.question.number,
      ...asRefusal(error).log,
      code: 'question-not-withdrawn',
    });
    return undefined;
  }
}

/** Writes down what comes of `ask`. */
async function writeQuestion(
  { access, callSid }: Asking,
  known: Stored | undefined,
  ask: Ask,
): Promise<Changed<AskResult> & { readonly unsent: Unsent | undefined }> {
  let unsent: Unsent | undefined;
  try {
    const changed = await changeDocument(access, documentName(callSid), known, (document) => {
      const answer = ask(document);
      const isNew = answer.kind === 'ask' && answer.document !== document;
      if (isNew) unsent = unsentOf(answer, document);
      const writes = answer.kind === 'ask' || answer.kind === 'again';
      return { write: writes ? answer.document : undefined, result: answer };
    });
    return { ...changed, unsent };
  } catch (error) {
    if (unsent) await withdraw({ access, callSid }, unsent, undefined);
    throw error;
  }
}

/**
 * The same press again, which asks nothing new (R27). Only a complete can be pending then: it is answered if
 * it was sent, and sent if it was held back. What became of one that another process wrote is not known here.
 */
async function answerAgain(call: Asking, written: Written): Promise<AskedReply> {
  const { record, question } = written;
  switch (question.reply.state) {
    case 'refused':
      throw twilioRefused(question.reply.code);
    case 'accepted':
      return asked(call, record, question);
    case 'pending':
      break;
  }
  switch (fateOf(record.key, question.intent)) {
    case 'sent':
      return asked(call, record, question);
    case 'held-back':
      return sendAndRecord(call, written, false);
    case undefined:
      throw twilioUnavailable();
  }
}

/**
 * Does what has to be done before a question is sent; where that fails, the question is taken back. `before` is the
 * session that a start replaces.
 */
export async function prepareToSend(
  call: Asking,
  { record, question }: Pick<Written, 'record' | 'question'>,
  before: SessionRecord | null | undefined,
  takeBack: () => Promise<unknown>,
): Promise<void> {
  try {
    if (question.kind === 'start' && before) await cancelLostStart(call, before, question.intent);
    await call.before(record, question);
  } catch (error) {
    await takeBack();
    throw error;
  }
}

/** Puts a question on what is `known` of the call's document. */
export async function putQuestion(
  call: Asking,
  known: Stored | undefined,
  ask: Ask,
): Promise<AskedReply> {
  const { stored, result, unsent } = await writeQuestion(call, known, ask);
  switch (result.kind) {
    case 'refused':
      throw new Refusal({ ...result.refusal, message: refusalMessages[result.refusal.code] });
    case 'ask':
    case 'again': {
      const { record, question } = result;
      const takeBack = async () => unsent && withdraw(call, unsent, stored);
      await prepareToSend(call, result, unsent?.before, takeBack);
      return sendAndRecord(call, { stored, record, question }, result.kind === 'again');
    }
    case 'repeated':
      return answerAgain(call, { stored, ...result });
  }
}
