import type { CallDocument } from '../../../src/payment/document/session';
import type { CallClaim } from '../../../src/payment/protocol';
import { type CallFacts, namedBy } from './callFacts';
import type { FlexUser } from './flexToken';
import { Refusal, refusal } from '../runtime/refusal';
import { legsOf, type Reservation } from '../twilio/tasks';

const ended: ReadonlySet<string> = new Set(['wrapping', 'completed']);

/**
 * The customer's leg: of the legs in the conference that are not an agent's, the one that the task names; else
 * one with the same number as a leg that it names, since a customer who left comes back by another; else the
 * one that joined first. Undefined while there is no customer.
 */
function customerOf({ taskAttributes, parties, numbersGone = [] }: CallFacts): string | undefined {
  const { worker } = legsOf(taskAttributes);
  const customers = parties.filter(({ isAgents, callSid }) => !isAgents && callSid !== worker);
  const named = namedBy(taskAttributes).find((leg) =>
    customers.some(({ callSid }) => callSid === leg),
  );
  if (named !== undefined) return named;
  const returned = customers.find(
    ({ number }) => number !== undefined && numbersGone.includes(number),
  );
  return (returned ?? customers[0])?.callSid;
}

/** Whether the claimed conference is the task's own. */
const isTasksConference = ({ conference }: CallFacts, { taskSid }: CallClaim): boolean =>
  conference?.friendlyName === taskSid;

const liveCustomer = (facts: CallFacts): string | undefined =>
  facts.conference?.status === 'in-progress' ? customerOf(facts) : undefined;

const isAccepted = ({ status }: Reservation): boolean => status === 'accepted';

/**
 * The worker who has the call: of those who have accepted it, the one to whom it was offered last. In a warm
 * transfer that is the agent who takes over, until either leaves. TaskRouter's times are whole seconds: of
 * two workers with the same one it cannot be said who was last, so neither has the call.
 */
function holderOf(reservations: readonly Reservation[]): string | undefined {
  const accepted = reservations.filter(isAccepted);
  const latest = Math.max(...accepted.map(({ createdAt }) => createdAt));
  const last = accepted.filter(({ createdAt }) => createdAt === latest);
  const [holder, ...rivals] = new Set(last.map(({ workerSid }) => workerSid));
  return rivals.length === 0 ? holder : undefined;
}

export type Ownership =
  | { readonly kind: 'owned' | 'call-not-live' }
  /** `customer` is the leg to ask for, if the call is theirs. */
  | { readonly kind: 'not-your-call'; readonly customer?: string };

/**
 * Whether the claimed leg is the live customer of a call that the worker has (`holderOf`). Any mismatch is
 * `not-your-call`, without saying which; but an agent who has the call learns which leg is the customer's. A
 * call that was theirs and has ended is `call-not-live`.
 *
 * The conference connects leg and task: Flex names a task's conference after the task SID (public code relies
 * on this), which no browser can change. An agent's browser can change task attributes, but they only choose
 * among the legs of that one conference that are not an agent's.
 */
export function ownershipOf(facts: CallFacts, claim: CallClaim, workerSid: string): Ownership {
  const mine = facts.reservations.filter((reservation) => reservation.workerSid === workerSid);
  const holds = holderOf(facts.reservations) === workerSid;
  const left = !mine.some(isAccepted) && mine.some(({ status }) => ended.has(status));
  if ((!holds && !left) || !isTasksConference(facts, claim)) return { kind: 'not-your-call' };
  const customer = holds ? liveCustomer(facts) : undefined;
  if (customer === undefined) return { kind: 'call-not-live' };
  return customer === claim.callSid ? { kind: 'owned' } : { kind: 'not-your-call', customer };
}

/** Roles of Flex that see every call (Flex: Agents and roles); an account's own get nothing by them. */
const supervising: ReadonlySet<string> = new Set(['supervisor', 'admin']);

export type Watching =
  /** A supervisor, on a live call that somebody has. */
  | { readonly kind: 'supervises' }
  /** The agent who is still in a call that another one has taken over. */
  | { readonly kind: 'handed-over' }
  /**
   * The agent whose call has been over since `leftAt`: the outcome may still arrive. The call's document says
   * whether it is this call (`wrapUpEnds`).
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
 * Why somebody who may not act on a call may still see it (R75); undefined when they may not. A call that has
 * not begun is not over. An agent in wrap-up may no longer see it once somebody else has the call. For
 * somebody who has the call the answer means nothing: ask `ownershipOf` first.
 *
 * It says nothing of the claimed leg: on a live call it has to be the customer's, and of one that is over
 * only the document knows whose it was.
 */
export function watchingOf(
  facts: CallFacts,
  claim: CallClaim,
  { workerSid, roles }: FlexUser,
): Watching | undefined {
  if (!isTasksConference(facts, claim)) return undefined;
  const having = facts.reservations.filter(isAccepted);
  const leftAt = leftAtOf(facts, workerSid);
  if (leftAt !== undefined && having.every((each) => each.workerSid === workerSid)) {
    return { kind: 'wraps-up', leftAt };
  }
  if (liveCustomer(facts) === undefined || having.length === 0) return undefined;
  if (having.some((each) => each.workerSid === workerSid)) return { kind: 'handed-over' };
  return roles.some((role) => supervising.has(role)) ? { kind: 'supervises' } : undefined;
}

/**
 * What a function requires of its caller: throws if they may not use it, and returns why they may watch if
 * they may only watch.
 */
export type Requirement = (
  facts: CallFacts,
  claim: CallClaim,
  user: FlexUser,
) => Watching | undefined;

const notYours = (customer?: string): Refusal =>
  new Refusal({
    code: 'not-your-call',
    message: customer
      ? 'This is not the customer’s leg of the call'
      : 'This is not a call you have accepted',
    detail: { callSid: customer },
  });

/** The call is theirs, and live; for everything that is done about a payment. */
export const holdsCall: Requirement = (facts, claim, { workerSid }) => {
  const ownership = ownershipOf(facts, claim, workerSid);
  switch (ownership.kind) {
    case 'owned':
      return undefined;
    case 'not-your-call':
      throw notYours(ownership.customer);
    case 'call-not-live':
      throw refusal(ownership.kind, 'The call has ended');
  }
};

/** The call is theirs, or they may watch it (R75). */
export const seesCall: Requirement = (facts, claim, user) => {
  if (ownershipOf(facts, claim, user.workerSid).kind === 'owned') return undefined;
  const watching = watchingOf(facts, claim, user);
  if (watching === undefined) return holdsCall(facts, claim, user);
  const customer = liveCustomer(facts);
  if (watching.kind !== 'wraps-up' && customer !== claim.callSid) throw notYours(customer);
  return watching;
};

/**
 * Until when an agent may see the payment of a call that left them at `leftAt`. Throws unless the call's own
 * document says that it was they who had it last, with this task and in this conference: the attributes of a
 * task may name anybody's leg.
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
