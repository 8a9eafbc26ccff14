import type { Configuration, Limits } from '../../../src/payment/offer/configuration';
import { offerFor } from '../../../src/payment/offer/offerFor';
import { type Prefill, taskPrefill } from '../../../src/payment/offer/prefill';
import type { CallClaim } from '../../../src/payment/protocol';
import type { Agent } from '../../../src/payment/document/session';
import { readStarts, type Starts } from '../document/agentStarts';
import { readDocument } from '../document/store';
import { documentName, type Stored } from '../document/stored';
import { readCallFacts, type Requirement, type Watching } from './callOwnership';
import type { AgentRequest } from './endpoint';
import { type FlexUser, readFlexToken } from './flexToken';
import { forgetRight, recallRight, rememberRight, rightKey } from './rememberedChecks';

/** What a function checks before it does anything. */
export interface Checks {
  readonly requires: Requirement;
  /** Whether it starts payments, which are counted per agent (R76). */
  readonly startsPayment: boolean;
}

/** What the checks found out about who asks. */
export interface AuthorizedAgent {
  readonly agent: Agent;
  readonly callSid: string;
  /** What this agent is offered (R74). */
  readonly offer: Configuration;
  /** By the task's own attributes, never the browser's word; undefined when they cannot be read (R72). */
  readonly prefill: Prefill | undefined;
  /** As what somebody opens a call that they may not act on (R75); never for anything else. */
  readonly watching: Watching | undefined;
  /** How often this agent has started payments; undefined where nothing is started. */
  readonly starts: Starts | undefined;
  readonly limits: Limits;
  readonly now: number;
  readonly writer: string;
}

export function claimOf({ fields }: AgentRequest): CallClaim {
  const { taskSid, callSid, conferenceSid } = fields;
  return { taskSid, callSid, conferenceSid };
}

/** Who an earlier request of this process found to ask; they have still to be checked. */
export function recallAgent(request: AgentRequest): AuthorizedAgent | undefined {
  const claim = claimOf(request);
  const right = recallRight(rightKey(request.token, claim), request.now);
  if (!right) return undefined;
  const { workerSid, offer, prefill } = right;
  return {
    agent: { workerSid, taskSid: claim.taskSid },
    callSid: claim.callSid,
    offer,
    prefill,
    watching: undefined,
    starts: undefined,
    limits: request.configuration.limits,
    now: request.now,
    writer: request.writer,
  };
}

async function check(request: AgentRequest, checks: Checks): Promise<AuthorizedAgent> {
  const { access, token, reports, configuration, now, writer } = request;
  const claim = claimOf(request);
  const identifying = readFlexToken(access, token);
  const startsOf = async (): Promise<Starts | undefined> => {
    if (!checks.startsPayment) return undefined;
    const { workerSid } = recallRight(rightKey(token, claim), now) ?? (await identifying);
    return readStarts(access, workerSid);
  };
  const [identified, facts, starts] = await Promise.allSettled([
    identifying,
    readCallFacts(access, claim),
    startsOf(),
  ]);
  if (identified.status === 'rejected') throw identified.reason;
  const user: FlexUser = identified.value;
  reports.identify(user.workerSid, access);
  if (facts.status === 'rejected') throw facts.reason;
  const watching = checks.requires(facts.value, claim, user);
  if (starts.status === 'rejected') throw starts.reason;
  const offer = offerFor(configuration, user.roles);
  const parameters = offer.processors.flatMap((processor) => processor.parameters);
  return {
    agent: { workerSid: user.workerSid, taskSid: claim.taskSid },
    callSid: claim.callSid,
    offer,
    prefill: taskPrefill(facts.value.taskAttributes, offer.prefill, parameters),
    watching,
    starts: starts.value,
    limits: configuration.limits,
    now,
    writer,
  };
}

/**
 * Everything an agent's request is checked for, side by side; none of it depends on the rest. The token
 * decides first when more than one thing is wrong. Remembers that all checks passed, and forgets it
 * at once when one does not.
 */
export async function authorize(request: AgentRequest, checks: Checks): Promise<AuthorizedAgent> {
  const key = rightKey(request.token, claimOf(request));
  try {
    const authorized = await check(request, checks);
    const { agent, callSid, offer, prefill, watching, now } = authorized;
    if (watching) forgetRight(key);
    else rememberRight(key, { workerSid: agent.workerSid, offer, prefill, callSid, at: now });
    return authorized;
  } catch (error) {
    forgetRight(key);
    throw error;
  }
}

/** The checks, and beside them the read of the call's document. */
export async function authorizeAndRead(
  request: AgentRequest,
  checks: Checks,
): Promise<{ readonly agent: AuthorizedAgent; readonly stored: Stored | undefined }> {
  const [agent, stored] = await Promise.allSettled([
    authorize(request, checks),
    readDocument(request.access, documentName(request.fields.callSid)),
  ]);
  if (agent.status === 'rejected') throw agent.reason;
  if (stored.status === 'rejected') throw stored.reason;
  return { agent: agent.value, stored: stored.value };
}
