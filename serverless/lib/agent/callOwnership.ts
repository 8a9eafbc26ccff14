import * as v from 'valibot';
import type { CallDocument } from '../../../src/payment/document/session';
import type { CallClaim } from '../../../src/payment/protocol';
import type { FlexUser } from './flexToken';
import { allDone } from '../runtime/allDone';
import { refusal } from '../runtime/refusal';
import { askTwilio, type TwilioAccess, type TwilioHost } from '../twilio/http';
import { findOnTwilio } from '../twilio/retry';
import {
  legsOf,
  readAttributes,
  readReservations,
  type Reservation,
  type TaskAttributes,
  taskPath,
} from '../twilio/tasks';

/** What Twilio says of a task and of the conference and call leg that the browser named. */
export interface CallFacts {
  /** Of the task, any worker's; empty for a task that is not in the workspace. */
  readonly reservations: readonly Reservation[];
  /** The task's attributes; none where they are no JSON object. */
  readonly taskAttributes: TaskAttributes;
  readonly conference:
    | {
        readonly friendlyName: string;
        readonly status: string;
        /** Milliseconds since 1970; of one that is completed, when it ended. */
        readonly updatedAt: number;
      }
    | undefined;
  /** The leg in that conference; undefined when it is not, or no longer, there. */
  readonly participant: { readonly status: string } | undefined;
}

const taskSchema = v.object({ attributes: v.string() });
const conferenceSchema = v.object({
  friendly_name: v.string(),
  status: v.string(),
  date_updated: v.pipe(v.string(), v.transform(Date.parse), v.number()),
});
const participantSchema = v.object({ status: v.string() });

/** Asks Twilio for everything at once; only SIDs of the right form get here. */
export async function readCallFacts(access: TwilioAccess, claim: CallClaim): Promise<CallFacts> {
  const { ACCOUNT_SID } = access.settings;
  const conference = `/2010-04-01/Accounts/${ACCOUNT_SID}/Conferences/${claim.conferenceSid}`;
  const find = <Schema extends v.GenericSchema>(host: TwilioHost, path: string, schema: Schema) =>
    findOnTwilio(access.signal, () => askTwilio(access, { method: 'GET', host, path }, schema));
  const [found, reservations, conferenceFound, participant] = await allDone([
    find('taskrouter.twilio.com', taskPath(access, claim.taskSid), taskSchema),
    readReservations(access, claim.taskSid),
    find('api.twilio.com', `${conference}.json`, conferenceSchema),
    find('api.twilio.com', `${conference}/Participants/${claim.callSid}.json`, participantSchema),
  ]);
  return {
    reservations,
    taskAttributes: readAttributes(found?.attributes ?? '{}'),
    conference: conferenceFound && {
      friendlyName: conferenceFound.friendly_name,
      status: conferenceFound.status,
      updatedAt: conferenceFound.date_updated,
    },
    participant,
  };
}

const ended: ReadonlySet<string> = new Set(['wrapping', 'completed']);
const gone: ReadonlySet<string> = new Set(['complete', 'failed']);

/** Whether the claimed leg is the customer's, in the task's own conference. */
function isCustomersLeg({ taskAttributes, conference }: CallFacts, claim: CallClaim): boolean {
  const { customer, worker } = legsOf(taskAttributes);
  if (conference?.friendlyName !== claim.taskSid) return false;
  return customer === claim.callSid && worker !== claim.callSid;
}

function isLive({ conference, participant }: CallFacts): boolean {
  if (conference?.status !== 'in-progress') return false;
  return participant !== undefined && !gone.has(participant.status);
}

const isAccepted = ({ status }: Reservation): boolean => status === 'accepted';

/**
 * The worker who has the call: of those who have accepted it, the one to whom it was offered last. In a
 * warm transfer that is who takes over, until either leaves. TaskRouter's times are whole seconds: of two
 * workers with the same one it cannot be said who was last, so neither has the call.
 */
function holderOf(reservations: readonly Reservation[]): string | undefined {
  const accepted = reservations.filter(isAccepted);
  const latest = Math.max(...accepted.map(({ createdAt }) => createdAt));
  const last = accepted.filter(({ createdAt }) => createdAt === latest);
  const [holder, ...rivals] = new Set(last.map(({ workerSid }) => workerSid));
  return rivals.length === 0 ? holder : undefined;
}

export type Ownership = 'owned' | 'not-your-call' | 'call-not-live';

/**
 * Whether the claimed leg is the live customer of a call that the worker has (`holderOf`). Anything that
 * does not fit is `not-your-call`, without saying what; a call that was theirs and has ended is
 * `call-not-live`.
 *
 * The conference ties leg and task together: Flex names a task's conference after the task SID (by
 * public code that finds it so), which no browser can change. Task attributes an agent's browser can
 * change, but they only choose between the legs of that one conference.
 */
export function ownershipOf(facts: CallFacts, claim: CallClaim, workerSid: string): Ownership {
  const mine = facts.reservations.filter((reservation) => reservation.workerSid === workerSid);
  const holds = holderOf(facts.reservations) === workerSid;
  const left = !mine.some(isAccepted) && mine.some(({ status }) => ended.has(status));
  if (!holds && !left) return 'not-your-call';
  if (!isCustomersLeg(facts, claim)) return 'not-your-call';
  return holds && isLive(facts) ? 'owned' : 'call-not-live';
}

/** Roles of Flex that see every call (Flex: Agents and roles); an account's own get nothing by them. */
const supervising: ReadonlySet<string> = new Set(['supervisor', 'admin']);

export type Watching =
  /** A supervisor, on a live call that somebody has. */
  | { readonly kind: 'supervises' }
  /** The agent who is still in a call that another one has taken over. */
  | { readonly kind: 'handed-over' }
  /**
   * The agent whose call is over, since `leftAt`: the outcome may still be to come. Whether it is this call
   * the call's document tells (`wrapUpEnds`).
   */
  | { readonly kind: 'wraps-up'; readonly leftAt: number };

/**
 * Since when the call has left a worker who still has its task to wrap up; undefined when it has not. By
 * Twilio's times alone: neither a reservation nor a conference that is over can be made younger.
 */
function leftAtOf({ reservations, conference }: CallFacts, workerSid: string): number | undefined {
  const over = conference?.status === 'completed' ? conference.updatedAt : Infinity;
  const times = reservations
    .filter((each) => each.workerSid === workerSid)
    .flatMap(({ status, updatedAt }) => {
      if (status === 'wrapping') return [Math.min(updatedAt, over)];
      return status === 'accepted' && over !== Infinity ? [over] : [];
    });
  return times.length === 0 ? undefined : Math.max(...times);
}

/**
 * As what somebody who may not act on a call may see it (R75); undefined when they may not. A call that
 * is still to begin is not over. Who wraps up no longer may once somebody else has the call. Asked for somebody who has the
 * call it is meaningless: `ownershipOf` goes first.
 */
export function watchingOf(
  facts: CallFacts,
  claim: CallClaim,
  { workerSid, roles }: FlexUser,
): Watching | undefined {
  if (!isCustomersLeg(facts, claim)) return undefined;
  const having = facts.reservations.filter(isAccepted);
  const leftAt = leftAtOf(facts, workerSid);
  if (leftAt !== undefined && having.every((each) => each.workerSid === workerSid)) {
    return { kind: 'wraps-up', leftAt };
  }
  if (!isLive(facts) || having.length === 0) return undefined;
  if (having.some((each) => each.workerSid === workerSid)) return { kind: 'handed-over' };
  return roles.some((role) => supervising.has(role)) ? { kind: 'supervises' } : undefined;
}

/**
 * What a function requires of whoever asks for it: throws unless they may, and answers as what they
 * watch when that is all they may.
 */
export type Requirement = (
  facts: CallFacts,
  claim: CallClaim,
  user: FlexUser,
) => Watching | undefined;

/** The call is theirs, and live; for everything that is done about a payment. */
export const holdsCall: Requirement = (facts, claim, { workerSid }) => {
  const ownership = ownershipOf(facts, claim, workerSid);
  switch (ownership) {
    case 'owned':
      return undefined;
    case 'not-your-call':
      throw refusal(ownership, 'This is not a call you have accepted');
    case 'call-not-live':
      throw refusal(ownership, 'The call has ended');
  }
};

/** The call is theirs, or they may watch it (R75). */
export const seesCall: Requirement = (facts, claim, user) =>
  ownershipOf(facts, claim, user.workerSid) === 'owned'
    ? undefined
    : (watchingOf(facts, claim, user) ?? holdsCall(facts, claim, user));

/**
 * Until when an agent may see the payment of a call that left them at `leftAt`. Throws unless the call's own
 * document says that it was they who had it last, with this task and in this conference: a leg that the
 * attributes of the task name is anybody's.
 */
export function wrapUpEnds(
  { holder }: CallDocument,
  { taskSid, conferenceSid }: CallClaim,
  { workerSid, leftAt, minutes }: { workerSid: string; leftAt: number; minutes: number },
  now: number,
): number {
  const hadIt =
    holder?.workerSid === workerSid &&
    holder.taskSid === taskSid &&
    holder.conferenceSid === conferenceSid;
  if (!hadIt) throw refusal('not-your-call', 'This is not a call you have accepted');
  const ends = leftAt + minutes * 60_000;
  if (now >= ends) throw refusal('call-not-live', 'The call has ended');
  return ends;
}
