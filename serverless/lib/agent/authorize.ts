import type { Configuration } from '../../../src/payment/offer/configuration';
import { type Prefill, taskPrefill } from '../../../src/payment/offer/prefill';
import type { CallClaim, Operation } from '../../../src/payment/protocol';
import { offerFor } from '../../../src/payment/offer/offerFor';
import { readStarts, type Starts } from '../document/agentStarts';
import {
  assertOwnership,
  type CallFacts,
  ownershipOf,
  readCallFacts,
  type Watching,
  watchingOf,
} from './callOwnership';
import type { ActionReports } from '../reports/actions';
import { documentName } from '../payments/callbackUrl';
import { type FlexUser, readFlexToken } from './flexToken';
import { forgetRight, recallRight, rememberRight, rightKey } from './rememberedChecks';
import { readDocument, type Stored } from '../document/store';
import type { TwilioAccess } from '../twilio/http';

/** A request of an agent that is well-formed; nothing about it has been checked. */
export interface UncheckedCall {
  readonly operation: Operation;
  readonly access: TwilioAccess;
  readonly claim: CallClaim;
  readonly token: string;
  readonly reports: ActionReports;
  readonly configuration: Configuration;
  /** Milliseconds since 1970, read once for the whole request. */
  readonly now: number;
}

/** What the checks find out. */
export interface Checked {
  readonly workerSid: string;
  /** What this agent is offered (R74). */
  readonly offer: Configuration;
  /** By the task's own attributes, never the browser's word; undefined when they cannot be read (R72). */
  readonly prefill: Prefill | undefined;
  /** As what somebody opens a call that they may not act on (R75); never for anything else. */
  readonly watching: Watching | undefined;
  /** How often this agent has started payments; undefined where nothing is started. */
  readonly starts: Starts | undefined;
}

/** Who asks, on which call, by which offer. Enough to make up a question, not to send it. */
export type Asker = Checked & Pick<UncheckedCall, 'claim' | 'configuration' | 'now'>;

/** Enough to put a question to Twilio, whoever asks it. */
export type QuestionCall = Pick<
  AgentCall,
  'access' | 'configuration' | 'now' | 'stored' | 'starts'
> & {
  readonly claim: Pick<CallClaim, 'callSid'>;
  readonly reports: Pick<ActionReports, 'accepted'>;
};

/** A request of an agent whose token and claim on the call have been checked. */
export interface AgentCall extends Asker {
  readonly access: TwilioAccess;
  readonly reports: ActionReports;
  /** The call's document as it was read or written beside the checks; undefined when it has none. */
  readonly stored: Stored | undefined;
}

/** Throws unless the call is theirs; for who only opens it, unless they may watch it. */
function watchingOrOwned(
  { operation, claim }: UncheckedCall,
  facts: CallFacts,
  user: FlexUser,
): Watching | undefined {
  if (ownershipOf(facts, claim, user.workerSid) === 'owned') return undefined;
  const watching = operation === 'open' ? watchingOf(facts, claim, user) : undefined;
  if (!watching) assertOwnership(facts, claim, user.workerSid);
  return watching;
}

/** How often the agent has started payments; read at once for a worker whose token is known already. */
async function startsOf(
  { operation, access, claim, token, now }: UncheckedCall,
  identified: Promise<FlexUser>,
): Promise<Starts | undefined> {
  if (operation !== 'start') return undefined;
  const { workerSid } = recallRight(rightKey(token, claim), now) ?? (await identified);
  return readStarts(access, workerSid);
}

async function makeChecks(unchecked: UncheckedCall): Promise<Checked> {
  const { access, claim, token, reports, configuration } = unchecked;
  const identifying = readFlexToken(access, token);
  const [identified, facts, starts] = await Promise.allSettled([
    identifying,
    readCallFacts(access, claim),
    startsOf(unchecked, identifying),
  ]);
  if (identified.status === 'rejected') throw identified.reason;
  reports.identify(identified.value.workerSid, access);
  if (facts.status === 'rejected') throw facts.reason;
  const { workerSid, roles } = identified.value;
  const watching = watchingOrOwned(unchecked, facts.value, identified.value);
  if (starts.status === 'rejected') throw starts.reason;
  const offer = offerFor(configuration, roles);
  const parameters = offer.processors.flatMap((processor) => processor.parameters);
  const prefill = taskPrefill(facts.value.taskAttributes, offer.prefill, parameters);
  return { workerSid, offer, prefill, watching, starts: starts.value };
}

/**
 * Everything an agent's request is checked for, side by side; none of it depends on the rest. The token
 * decides first when more than one thing is wrong. Remembers that all checks passed, and forgets it
 * at once when one does not.
 */
export async function checkCall(unchecked: UncheckedCall): Promise<Checked> {
  const { claim, token, now } = unchecked;
  const key = rightKey(token, claim);
  try {
    const checked = await makeChecks(unchecked);
    const { workerSid, offer, prefill, watching } = checked;
    if (watching) forgetRight(key);
    else rememberRight(key, { workerSid, offer, prefill, callSid: claim.callSid, at: now });
    return checked;
  } catch (error) {
    forgetRight(key);
    throw error;
  }
}

/** The checks, and beside them the read of the call's document. */
export async function authorize(unchecked: UncheckedCall): Promise<AgentCall> {
  const { access, claim, reports, configuration, now } = unchecked;
  const [checked, stored] = await Promise.allSettled([
    checkCall(unchecked),
    readDocument(access, documentName(claim.callSid)),
  ]);
  if (checked.status === 'rejected') throw checked.reason;
  if (stored.status === 'rejected') throw stored.reason;
  return { ...checked.value, access, claim, reports, configuration, now, stored: stored.value };
}
