import { emptyDocument } from '../../../src/payment/document/emptyDocument';
import type { CallDocument } from '../../../src/payment/document/session';
import type { OpenReply } from '../../../src/payment/protocol';
import { authorizeAndRead, type AuthorizedAgent } from './authorize';
import { seesCall, wrapUpEnds } from './callOwnership';
import type { AgentRequest } from './request';
import { noteCallOfTask } from '../document/callsOfTask';
import { addReader } from '../document/readers';
import { changeDocument } from '../document/store';
import { documentName } from '../document/stored';
import { signSyncToken } from '../document/syncToken';
import { allDone } from '../runtime/allDone';
import { resumeRecordings } from '../payments/recordings';
import { version } from '../runtime/configuration';
import { refusal } from '../runtime/refusal';

/**
 * The document as opening it leaves it: created when missing, and with whoever has the call as its holder.
 * Somebody who only watches is not noted in it.
 */
function documentToOpen(
  { agent, callSid, watching }: AuthorizedAgent,
  document: CallDocument | undefined,
): CallDocument {
  const opened = document ?? emptyDocument(callSid);
  return watching ? opened : { ...opened, holder: agent };
}

/** Until when the agent may see the payment; undefined while the call is live. */
function mayReadUntil(
  { fields, configuration, now }: AgentRequest<'open'>,
  { agent, watching }: AuthorizedAgent,
  document: CallDocument | undefined,
): number | undefined {
  if (watching?.kind !== 'wraps-up') return undefined;
  // Nothing more can come on a call that is over.
  if (!document) throw refusal('no-such-payment', 'No payment was taken on this call');
  const { leftAt } = watching;
  const minutes = configuration.rights.wrapUpMinutes;
  return wrapUpEnds(document, fields, { workerSid: agent.workerSid, leftAt, minutes }, now);
}

/**
 * Lets the agent read the document of their call, which is created if missing, and says what they are offered;
 * likewise for somebody who only watches (R75).
 */
export async function openCall(request: AgentRequest<'open'>): Promise<OpenReply> {
  const { access, fields, reports } = request;
  const { agent, stored, noted } = await authorizeAndRead(request, {
    requires: seesCall,
    startsPayment: false,
  });
  const { callSid, offer, prefill, watching, now } = agent;
  const until = mayReadUntil(request, agent, stored?.document);
  const { workerSid } = agent.agent;
  const name = documentName(callSid);
  reports.accepted(null);
  const opened = changeDocument(access, name, stored, (document) => ({
    write: documentToOpen(agent, document),
    result: undefined,
  }));
  const grant = () => addReader(access, name, workerSid, callSid);
  const [token] = await allDone([
    signSyncToken(access, { workerSid, callSid, now, until }),
    opened,
    // Only a document that is there can be read.
    stored ? grant() : opened.then(grant),
    // `open` is repeated while a panel is open: recordings are resumed even if the callback with the outcome never came.
    stored && resumeRecordings(access, request.configuration, stored.document, now),
    watching ? undefined : noteCallOfTask(access, { taskSid: fields.taskSid, callSid, now }, noted),
  ]);
  return {
    now,
    document: name,
    ...token,
    configuration: offer,
    prefill: prefill ?? null,
    mayAct: watching === undefined,
    version,
  };
}
