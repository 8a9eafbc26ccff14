import { type CallDocument, emptyDocument } from '../../../src/payment/document/session';
import type { OpenReply } from '../../../src/payment/protocol';
import { authorizeAndRead, type AuthorizedAgent } from '../../lib/agent/authorize';
import { seesCall } from '../../lib/agent/callOwnership';
import { agentEndpoint, type AgentRequest } from '../../lib/agent/endpoint';
import { addReader, loadSigner } from '../../lib/document/readers';
import { changeDocument } from '../../lib/document/store';
import { documentName } from '../../lib/document/stored';
import { refusal } from '../../lib/runtime/refusal';

/** For whom a document is worth creating: nothing more can come on a call that is over. */
function documentToOpen(
  { callSid, watching }: AuthorizedAgent,
  document: CallDocument | undefined,
): CallDocument {
  if (document) return document;
  if (watching !== 'wraps-up') return emptyDocument(callSid);
  throw refusal('no-such-payment', 'No payment was taken on this call');
}

/**
 * Lets the agent read the document of their call, created when missing, and tells what they are offered;
 * likewise somebody who only watches (R75).
 */
async function open(request: AgentRequest<'open'>): Promise<OpenReply> {
  const { access, reports } = request;
  const [{ agent, stored }, sign] = await Promise.all([
    authorizeAndRead(request, { requires: seesCall, startsPayment: false }),
    loadSigner(access),
  ]);
  const { callSid, offer, prefill, watching, now } = agent;
  const { workerSid } = agent.agent;
  const name = documentName(callSid);
  reports.accepted(null);
  await changeDocument(access, name, stored, (document) => ({
    write: documentToOpen(agent, document),
    result: undefined,
  }));
  await addReader(access, name, workerSid, callSid);
  return {
    now,
    document: name,
    ...sign(workerSid, callSid, now),
    configuration: offer,
    prefill: prefill ?? null,
    mayAct: watching === undefined,
  };
}

export const handler = agentEndpoint('open', open);
