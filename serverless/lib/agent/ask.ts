import { isDeepStrictEqual } from 'node:util';
import type { AskResult } from '../../../src/payment/rules/ask';
import type { AskedReply, Operation, RequestOf } from '../../../src/payment/protocol';
import { withdrawQuestion } from '../../../src/payment/rules/withdraw';
import { type AgentCall, type Asker, authorize, checkCall, type UncheckedCall } from './authorize';
import { documentName } from '../payments/callbackUrl';
import { agentEndpoint } from './endpoint';
import { asRefusal } from '../runtime/failure';
import { leaveCall } from '../payments/leaveCall';
import { log } from '../runtime/log';
import { recall } from '../document/memory';
import { type Ask, putQuestion, sendAndRecord } from './question';
import { Refusal } from '../runtime/refusal';
import { recallRight, rightKey } from './rememberedChecks';
import type { Handler } from '../runtime/runtime';
import { changeDocument, readDocument, type Stored, writeDocument } from '../document/store';

/*
 * How a question is put in two round trips: it is written down beside the checks, and sent once both have
 * succeeded (docs/decisions/0008-two-round-trips.md). What is not as remembered goes the plain way:
 * checks and read, write, send.
 */

type AskOf = (asker: Asker) => Ask;
type Question = Extract<AskResult, { kind: 'ask' }>;

/** A question made up from what is remembered, and the document it would be written into. */
interface Expected {
  readonly known: Stored;
  readonly question: Question;
}

/** The question that comes of a document; undefined when none does, for whatever reason. */
function questionFrom(ask: Ask, { document }: Stored): Question | undefined {
  try {
    const answer = ask(document);
    return answer.kind === 'ask' ? answer : undefined;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

function expect(call: UncheckedCall, askOf: AskOf): Expected | undefined {
  const { claim, token, configuration, now } = call;
  const right = recallRight(rightKey(token, claim), now);
  const known = recall(documentName(claim.callSid));
  if (!right || !known) return undefined;
  const { workerSid, offer, prefill } = right;
  const checked = { workerSid, offer, prefill, watching: undefined, starts: undefined };
  const ask = askOf({ ...checked, claim, configuration, now });
  const question = questionFrom(ask, known);
  return question && { known, question };
}

/** Milliseconds that taking a question back may take, whatever the request has used up. */
const WITHDRAW_WITHIN_MS = 1_000;

/**
 * Takes a question back that was written down and must not be sent (R29). That it could not be taken back
 * changes no answer: it was never sent, and stays pending until its time is up.
 */
async function withdraw(
  { access, claim }: UncheckedCall,
  { known, question }: Expected,
  written: Stored,
): Promise<Stored | undefined> {
  const name = documentName(claim.callSid);
  const own = { ...access, signal: AbortSignal.timeout(WITHDRAW_WITHIN_MS) };
  const { key } = question.record;
  const { current: before, attempts } = known.document;
  const unsent = { key, question: question.question, before, attempts };
  try {
    const changed = await changeDocument(own, name, written, (document) => ({
      write: document && withdrawQuestion(document, unsent),
      result: undefined,
    }));
    return changed.stored;
  } catch (error) {
    log('error', {
      callSid: claim.callSid,
      session: key,
      question: question.question.number,
      ...asRefusal(error).log,
      code: 'question-not-withdrawn',
    });
    return undefined;
  }
}

/**
 * While a question that is taken back stood in the document, the call may have left the agent: who then
 * looked for a payment that nobody can finish saw one that was being completed.
 */
async function leaveAfter(
  { access, claim, configuration }: UncheckedCall,
  { question }: Question,
): Promise<void> {
  const { callSid, taskSid } = claim;
  const leaving = { callSid, taskSid, eventType: 'withdrawn', resourceSid: question.intent };
  try {
    await leaveCall(access, configuration, leaving);
  } catch (error) {
    log('error', { callSid, ...asRefusal(error).log, code: 'not-left' });
  }
}

/** Puts a question by the quick way; the plain way takes over where something is not as remembered. */
async function putExpected(
  call: UncheckedCall,
  expected: Expected,
  askOf: AskOf,
): Promise<AskedReply> {
  const { access, claim, reports, configuration, now } = call;
  const { known, question } = expected;
  const name = documentName(claim.callSid);
  const [checks, write] = await Promise.allSettled([
    checkCall(call),
    writeDocument(access, name, known, question.document),
  ]);
  const written = write.status === 'fulfilled' ? write.value : undefined;
  if (checks.status === 'rejected') {
    // Only what this request wrote for certain: the same press elsewhere may have been sent.
    if (written) {
      await withdraw(call, expected, written);
      await leaveAfter(call, question);
    }
    throw checks.reason;
  }
  if (write.status === 'rejected') throw write.reason;

  const checked: Asker = { ...checks.value, claim, configuration, now };
  const ask = askOf(checked);
  const agentCall = (stored: Stored | undefined): AgentCall => ({
    ...checked,
    access,
    reports,
    stored,
  });
  if (!written) return putQuestion(agentCall(await readDocument(access, name)), ask);
  if (isDeepStrictEqual(questionFrom(ask, known), question)) {
    return sendAndRecord(agentCall(written), { stored: written, ...question }, false);
  }
  const stored = (await withdraw(call, expected, written)) ?? (await readDocument(access, name));
  return putQuestion(agentCall(stored), ask);
}

/** A function by which an agent asks something of Twilio about a payment. */
export function questionEndpoint<O extends Operation>(
  operation: O,
  askOf: (asker: Asker, request: RequestOf<O>) => Ask,
): Handler {
  return agentEndpoint(operation, async (call, request) => {
    const asking: AskOf = (asker) => askOf(asker, request);
    const expected = expect(call, asking);
    if (expected) return putExpected(call, expected, asking);
    const checked = await authorize(call);
    return putQuestion(checked, asking(checked));
  });
}
