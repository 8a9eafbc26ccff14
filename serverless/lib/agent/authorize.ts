import type { Configuration, Limits } from '../../../src/payment/offer/configuration';
import { offerFor } from '../../../src/payment/offer/offerFor';
import { type Prefill, taskPrefill } from '../../../src/payment/offer/prefill';
import type { CallClaim } from '../../../src/payment/protocol';
import type { Agent } from '../../../src/payment/document/session';
import { type Calls, readNote } from '../document/callsOfTask';
import { readStarts, type Starts } from '../document/agentStarts';
import { readOtherLegs } from '../document/otherLegs';
import { readDocument } from '../document/store';
import { documentName, type Stored } from '../document/stored';
import { allDone } from '../runtime/allDone';
import { readCallFacts } from './callFacts';
import type { Requirement, Watching } from './callOwnership';
import type { AgentRequest } from './request';
import { forgetRight, recallRight, recallUser, rememberRight, rightKey } from './rememberedChecks';

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
  /** From the task's own attributes, never from the browser; undefined when they cannot be read (R72). */
  readonly prefill: Prefill | undefined;
  /** Why somebody who may not act on the call may still open it (R75); only set for `open`. */
  readonly watching: Watching | undefined;
  /** Since when a payment on another leg of the task may have been charged; undefined for none. */
  readonly doubtElsewhere: number | undefined;
  /** The note of the task's calls; undefined unless a payment is being started. */
  readonly noted: Calls | undefined;
  /** How often this agent has started payments; undefined unless one is being started. */
  readonly starts: Starts | undefined;
  readonly limits: Limits;
  readonly now: number;
  readonly writer: string;
}

function claimOf({ fields }: AgentRequest): CallClaim {
  const { taskSid, callSid, conferenceSid } = fields;
  return { taskSid, callSid, conferenceSid };
}

/** The agent as an earlier request of this process found them; they still have to be checked. */
export function recallAgent(request: AgentRequest): AuthorizedAgent | undefined {
  const claim = claimOf(request);
  const right = recallRight(rightKey(request.token, claim), request.now);
  if (!right) return undefined;
  const { workerSid, offer, prefill } = right;
  return {
    agent: { workerSid, taskSid: claim.taskSid, conferenceSid: claim.conferenceSid },
    callSid: claim.callSid,
    offer,
    prefill,
    watching: undefined,
    doubtElsewhere: undefined,
    noted: undefined,
    starts: undefined,
    limits: request.configuration.limits,
    now: request.now,
    writer: request.writer,
  };
}

async function check(request: AgentRequest, checks: Checks): Promise<AuthorizedAgent> {
  const { access, token, identifying, configuration, now, writer } = request;
  const claim = claimOf(request);
  // A token that was not recently found valid costs one request to IAM, and nothing more until IAM accepts it.
  const recognized = recallUser(token, now) ?? (await identifying);
  const [identified, facts, starts, others] = await Promise.allSettled([
    identifying,
    readCallFacts(access, claim),
    checks.startsPayment ? readStarts(access, recognized.workerSid) : undefined,
    checks.startsPayment ? readOtherLegs(access, claim, now) : undefined,
  ]);
  if (identified.status === 'rejected') throw identified.reason;
  const user = identified.value;
  if (facts.status === 'rejected') throw facts.reason;
  const watching = checks.requires(facts.value, claim, user);
  if (starts.status === 'rejected') throw starts.reason;
  if (others.status === 'rejected') throw others.reason;
  const offer = offerFor(configuration, user.roles);
  const parameters = offer.processors.flatMap((processor) => processor.parameters);
  return {
    agent: {
      workerSid: user.workerSid,
      taskSid: claim.taskSid,
      conferenceSid: claim.conferenceSid,
    },
    callSid: claim.callSid,
    offer,
    prefill: taskPrefill(facts.value.taskAttributes, offer.prefill, parameters),
    watching,
    doubtElsewhere: others.value?.doubt,
    noted: others.value?.noted,
    starts: starts.value,
    limits: configuration.limits,
    now,
    writer,
  };
}

/**
 * All checks of an agent's request, in parallel once the token is known to be valid. If several fail, the
 * token's failure is answered. Remembers that all checks passed, and forgets it as soon as one fails.
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

/** Who asks, and what has to be known before anything is written. */
export interface AuthorizedAndRead {
  readonly agent: AuthorizedAgent;
  readonly stored: Stored | undefined;
  /** The note that this call will be added to. */
  readonly noted: Calls | undefined;
}

/** The checks, and in parallel the reads of the call's document and of the note of the task's calls. */
export async function authorizeAndRead(
  request: AgentRequest,
  checks: Checks,
): Promise<AuthorizedAndRead> {
  const { access, fields, token, identifying, now } = request;
  const { taskSid, callSid } = fields;
  const read = async () => {
    if (!recallUser(token, now)) await identifying;
    return allDone([
      readDocument(access, documentName(callSid)),
      // A start reads it anyway.
      checks.startsPayment ? undefined : readNote(access, { taskSid, callSid, now }),
    ]);
  };
  const [agent, found] = await Promise.allSettled([authorize(request, checks), read()]);
  if (agent.status === 'rejected') throw agent.reason;
  if (found.status === 'rejected') throw found.reason;
  const [stored, note] = found.value;
  return { agent: agent.value, stored, noted: agent.value.noted ?? note };
}
