import { askUpdate, type AskRefusal, type AskResult } from '../../src/payment/ask';
import { mergeReplyOf } from '../../src/payment/merge';
import type { AskedReply } from '../../src/payment/protocol';
import type {
  Agent,
  Asks,
  CallDocument,
  Question,
  Reply,
  SessionRecord,
} from '../../src/payment/session';
import { documentName } from './callbackUrl';
import type { AgentCall } from './endpoint';
import { type QuestionReply, sendQuestion } from './payments';
import { Refusal } from './refusal';
import { changeDocument, type Stored } from './store';
import { twilioUnavailable } from './twilioAccess';

const refusalMessages: Record<AskRefusal['code'], string> = {
  'payment-open': 'A payment is open on this call',
  'outcome-unknown': 'The outcome of the last payment is unknown; confirm to charge again',
  'no-such-payment': 'There is no such payment on this call',
  'payment-over': 'The payment is over',
  'payment-starting': 'The payment is still being opened',
  'payment-busy': 'The payment is being completed or cancelled',
  'capture-in-progress': 'The caller is still keying in another field',
  'field-not-required': 'The payment does not need this field',
  'fields-missing': 'The payment cannot be completed: fields are missing',
  'unknown-field-required': 'Twilio requires a field that this version cannot ask for',
  'too-many-requests': 'Too many attempts on this call; try again later',
};

function askRefused(refusal: AskRefusal): Refusal {
  const { code, ...rest } = refusal;
  const detail = Object.fromEntries(
    Object.entries<string | number | readonly string[]>(rest).map(([name, value]) => [
      name,
      typeof value === 'object' ? [...value] : value,
    ]),
  );
  return new Refusal(code, refusalMessages[code], { detail });
}

function twilioRefused(code: number): Refusal {
  return new Refusal('twilio-refused', `Twilio refused the request with error ${code}`, {
    detail: { twilioCode: code },
    log: { twilioCode: code },
  });
}

function asked(call: AgentCall, record: SessionRecord, question: Question): AskedReply {
  return { now: call.now, session: record.key, question: question.number };
}

export function agentOf({ workerSid, claim }: AgentCall): Agent {
  return { workerSid, taskSid: claim.taskSid };
}

/** A reply that says whether Twilio took the question. */
type Reached = Exclude<QuestionReply, { kind: 'unavailable' }>;

function replyOf(reply: Reached): Reply {
  return reply.kind === 'accepted' ? { state: 'accepted' } : { state: 'refused', code: reply.code };
}

/**
 * Error code of the refusal that stands once Twilio's reply is recorded; undefined for none. A callback
 * may have been faster and have proved that Twilio took it (R18); a cancel of a session that is gone is
 * a cancel that worked (R23).
 */
function standsRefused(
  document: CallDocument | undefined,
  key: string,
  number: number,
): number | undefined {
  const record = document?.current;
  const question = record?.questions.find((each) => each.number === number);
  if (record?.key !== key || question?.reply.state !== 'refused') return undefined;
  const cancelled = question.asks === 'cancel' && record.outcome !== null;
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

/** A question that is written down, and the document it stands in. */
interface Written {
  readonly stored: Stored | undefined;
  readonly record: SessionRecord;
  readonly question: Question;
}

/** Sends a question that is written down, and writes down what the reply adds. */
async function sendAndRecord(
  call: AgentCall,
  { stored, record, question }: Written,
  again: boolean,
): Promise<AskedReply> {
  const { access, claim } = call;
  const sent = await sendQuestion(call, record, question);
  // Stays pending: the same press again asks Twilio again with the same IdempotencyKey.
  if (sent.kind === 'unavailable') throw twilioUnavailable(sent.status);
  if (addsNothing(sent, record, again)) return asked(call, record, question);
  const paymentSid = sent.kind === 'accepted' ? sent.paymentSid : null;
  const { result } = await changeDocument(
    access,
    documentName(claim.callSid),
    stored,
    (document) => {
      const write =
        document && mergeReplyOf(document, record.key, question.number, replyOf(sent), paymentSid);
      return { write, result: standsRefused(write, record.key, question.number) };
    },
  );
  if (result !== undefined) throw twilioRefused(result);
  return asked(call, record, question);
}

/**
 * The one way of every question: ask the core, write the question down, send it, write down the reply.
 * Written first, because a callback may be faster than the reply, and because a question that was
 * sent must be known even when this process ends here.
 */
export async function putQuestion(
  call: AgentCall,
  ask: (document: CallDocument | undefined) => AskResult,
): Promise<AskedReply> {
  const { access, claim } = call;
  const { stored, result } = await changeDocument(
    access,
    documentName(claim.callSid),
    call.stored,
    (document) => {
      const answer = ask(document);
      return { write: answer.kind === 'ask' ? answer.document : undefined, result: answer };
    },
  );
  switch (result.kind) {
    case 'refused':
      throw askRefused(result.refusal);
    case 'ask':
      return sendAndRecord(call, { stored, ...result }, false);
    case 'repeated': {
      const { record, question } = result;
      if (question.reply.state === 'refused') throw twilioRefused(question.reply.code);
      // Nobody documents what a repeated IdempotencyKey gets, so a complete is never sent twice.
      return question.reply.state === 'pending' && question.asks !== 'complete'
        ? sendAndRecord(call, { stored, record, question }, true)
        : asked(call, record, question);
    }
  }
}

/** Asks for a field, completes or cancels the payment session that the agent sees. */
export function updatePayment(
  call: AgentCall,
  { intent, session }: { readonly intent: string; readonly session: string },
  asks: Exclude<Asks, 'start'>,
): Promise<AskedReply> {
  const agent = agentOf(call);
  return putQuestion(call, (document) =>
    askUpdate(document, { intent, session, agent, asks }, call.now),
  );
}
