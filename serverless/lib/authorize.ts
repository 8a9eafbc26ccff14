import type { Configuration } from '../../src/payment/configuration';
import { type Prefill, taskPrefill } from '../../src/payment/prefill';
import type { CallClaim } from '../../src/payment/protocol';
import { assertOwnership, readCallFacts } from './callOwnership';
import { documentName } from './callbackUrl';
import { readFlexToken } from './flexToken';
import { forgetRight, rememberRight, rightKey } from './rights';
import { readDocument, type Stored } from './store';
import type { TwilioAccess } from './twilioHttp';

/** A request of an agent that is well-formed; nothing about it has been checked. */
export interface UncheckedCall {
  readonly access: TwilioAccess;
  readonly claim: CallClaim;
  readonly token: string;
  readonly configuration: Configuration;
  /** Milliseconds since 1970, read once for the whole request. */
  readonly now: number;
}

/** What the checks find out. */
export interface Checked {
  readonly workerSid: string;
  /** By the task's own attributes, never the browser's word; undefined when they cannot be read (R72). */
  readonly prefill: Prefill | undefined;
}

/** Who asks, on which call, by which offer. Enough to make up a question, not to send it. */
export type Asker = Checked & Pick<UncheckedCall, 'claim' | 'configuration' | 'now'>;

/** A request of an agent whose token and claim on the call have been checked. */
export interface AgentCall extends Asker {
  readonly access: TwilioAccess;
  /** The call's document as it was read or written beside the checks; undefined when it has none. */
  readonly stored: Stored | undefined;
}

async function makeChecks({
  access,
  claim,
  token,
  configuration,
}: UncheckedCall): Promise<Checked> {
  const [identified, facts] = await Promise.allSettled([
    readFlexToken(access, token),
    readCallFacts(access, claim),
  ]);
  if (identified.status === 'rejected') throw identified.reason;
  if (facts.status === 'rejected') throw facts.reason;
  assertOwnership(facts.value, claim, identified.value);
  return {
    workerSid: identified.value,
    prefill: taskPrefill(
      facts.value.taskAttributes,
      configuration.prefill,
      configuration.processors.flatMap(({ parameters }) => parameters),
    ),
  };
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
    rememberRight(key, { ...checked, callSid: claim.callSid, at: now });
    return checked;
  } catch (error) {
    forgetRight(key);
    throw error;
  }
}

/** The checks, and beside them the read of the call's document. */
export async function authorize(unchecked: UncheckedCall): Promise<AgentCall> {
  const { access, claim, configuration, now } = unchecked;
  const [checked, stored] = await Promise.allSettled([
    checkCall(unchecked),
    readDocument(access, documentName(claim.callSid)),
  ]);
  if (checked.status === 'rejected') throw checked.reason;
  if (stored.status === 'rejected') throw stored.reason;
  return { ...checked.value, access, claim, configuration, now, stored: stored.value };
}
