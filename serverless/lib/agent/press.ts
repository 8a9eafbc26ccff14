import { isDeepStrictEqual } from 'node:util';
import { isField } from '../../../src/payment/card/field';
import type { CallDocument } from '../../../src/payment/document/session';
import type { AskedReply, Operation, RequestOf } from '../../../src/payment/protocol';
import { type AskResult, askUpdate, type UpdateRequest } from '../../../src/payment/rules/ask';
import { countStart } from '../document/agentStarts';
import { type Calls, noteCallOfTask } from '../document/callsOfTask';
import { recall } from '../document/memory';
import { readDocument, writeDocument } from '../document/store';
import { documentName, type Stored } from '../document/stored';
import {
  type Ask,
  type Asking,
  prepareToSend,
  putQuestion,
  sendAndRecord,
  unsentOf,
  withdraw,
} from '../payments/question';
import { pauseRecordings } from '../payments/recordings';
import { log } from '../runtime/log';
import { Refusal } from '../runtime/refusal';
import { asRefusal } from '../twilio/failure';
import {
  authorize,
  authorizeAndRead,
  type AuthorizedAgent,
  type Checks,
  recallAgent,
} from './authorize';
import type { Requirement } from './callOwnership';
import type { AgentRequest } from './request';
import { leaveCall } from './leaveCall';

/*
 * How a press is carried out in two round trips: its question is written in parallel with the checks, and sent
 * once both have succeeded (docs/decisions/0008-two-round-trips.md). If something is not as remembered, it takes
 * three: checks and read, write, send.
 */

/** A function with which an agent asks something of Twilio: what it checks, and what it asks. */
interface Press<O extends Operation> extends Checks {
  /** Pure, and tried on every document that the question might be written into. */
  readonly ask: (
    agent: AuthorizedAgent,
    fields: RequestOf<O>,
    document: CallDocument | undefined,
  ) => AskResult;
}

type Question = Extract<AskResult, { kind: 'ask' }>;

/** The question that results from a document; undefined if none does, for whatever reason. */
function questionFrom(ask: Ask, { document }: Stored): Question | undefined {
  try {
    const answer = ask(document);
    return answer.kind === 'ask' ? answer : undefined;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

const noteCall = ({ access, fields, now }: AgentRequest, known?: Calls): Promise<void> =>
  noteCallOfTask(access, { taskSid: fields.taskSid, callSid: fields.callSid, now }, known);

/** What it takes to put the question of an agent whose checks have passed. */
function askingOf(
  request: AgentRequest,
  { agent, callSid, starts, limits, now }: AuthorizedAgent,
): Asking {
  const { access, configuration, reports } = request;
  return {
    access,
    configuration,
    callSid,
    now,
    async before({ key }, { kind }) {
      const { conferenceSid } = agent;
      if (isField(kind))
        await pauseRecordings(access, configuration, { callSid, conferenceSid }, key);
    },
    async beside(question) {
      reports.accepted(question);
      if (!starts) return;
      // The payment is being opened: a failure to count it changes no answer, and is logged.
      await countStart(access, starts, limits, now).catch((error: unknown) =>
        log('error', {
          function: 'start',
          callSid,
          ...asRefusal(error).log,
          code: 'start-not-counted',
        }),
      );
    },
  };
}

/**
 * The call may have left the agent while a question that is now withdrawn was in the document: a search for a
 * payment that nobody can finish then found one that was being completed.
 */
async function leaveAfter(
  { access, fields, configuration }: AgentRequest,
  { question }: Question,
): Promise<void> {
  const { callSid, taskSid } = fields;
  const leaving = { callSid, taskSid, eventType: 'withdrawn', resourceSid: question.intent };
  try {
    await leaveCall(access, configuration, leaving);
  } catch (error) {
    log('error', { callSid, ...asRefusal(error).log, code: 'not-left' });
  }
}

/** Checks and read in parallel, then write, then send. */
async function askPlainly<O extends Operation>(
  request: AgentRequest<O>,
  press: Press<O>,
): Promise<AskedReply> {
  const { agent, stored, noted } = await authorizeAndRead(request, press);
  // Before anything is sent: a payment that no event of its task can find would stay open.
  await noteCall(request, noted);
  return putQuestion(askingOf(request, agent), stored, (document) =>
    press.ask(agent, request.fields, document),
  );
}

/** Checks and write in parallel, then send; `askPlainly` takes over if something is not as remembered. */
async function askQuickly<O extends Operation>(
  request: AgentRequest<O>,
  press: Press<O>,
  known: Stored,
  question: Question,
): Promise<AskedReply> {
  const { access, fields } = request;
  const name = documentName(fields.callSid);
  const [checks, write, note] = await Promise.allSettled([
    authorize(request, press),
    writeDocument(access, name, known, question.document),
    noteCall(request),
  ]);
  const written = write.status === 'fulfilled' ? write.value : undefined;
  const takeBack = () =>
    withdraw({ access, callSid: fields.callSid }, unsentOf(question, known.document), written);
  if (checks.status === 'rejected') {
    if (await takeBack()) await leaveAfter(request, question);
    throw checks.reason;
  }
  for (const failed of [write, note]) {
    if (failed.status === 'fulfilled') continue;
    await takeBack();
    throw failed.reason;
  }

  const agent = checks.value;
  const asking = askingOf(request, agent);
  const ask: Ask = (document) => press.ask(agent, fields, document);
  if (!written) {
    // Somebody was faster, or this very write was carried out without our hearing of it.
    const latest = await readDocument(access, name).catch(async (error: unknown) => {
      await takeBack();
      throw error;
    });
    return putQuestion(asking, latest, ask);
  }
  // What was written is what would be asked by what the checks have found.
  if (isDeepStrictEqual(questionFrom(ask, known), question)) {
    await prepareToSend(asking, question, known.document.current, takeBack);
    return sendAndRecord(asking, { stored: written, ...question }, false);
  }
  return putQuestion(asking, (await takeBack()) ?? (await readDocument(access, name)), ask);
}

/** Carries a press out. */
export function carryOut<O extends Operation>(
  request: AgentRequest<O>,
  press: Press<O>,
): Promise<AskedReply> {
  const remembered = recallAgent(request);
  const known = recall(documentName(request.fields.callSid));
  const question =
    remembered &&
    known &&
    questionFrom((document) => press.ask(remembered, request.fields, document), known);
  return remembered && known && question
    ? askQuickly(request, press, known, question)
    : askPlainly(request, press);
}

/** Asks something of the payment that the agent sees: to capture a field, to complete or to cancel it. */
export function updatePayment(
  request: AgentRequest<'capture' | 'complete' | 'cancel'>,
  requires: Requirement,
  kind: UpdateRequest['kind'],
): Promise<AskedReply> {
  return carryOut(request, {
    requires,
    startsPayment: false,
    ask: ({ agent, limits, now, writer }, { intent, session }, document) =>
      askUpdate(document, { intent, session, agent, writer, limits, kind }, now),
  });
}
