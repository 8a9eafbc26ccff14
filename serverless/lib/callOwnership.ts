import * as v from 'valibot';
import type { CallClaim } from '../../src/payment/protocol';
import { Refusal } from './refusal';
import { findOnTwilio } from './twilioAccess';
import { askTwilio, type TwilioAccess, type TwilioHost } from './twilioHttp';

export type TaskAttributes = Readonly<Record<string, unknown>>;

/** What Twilio says of a task and of the conference and call leg that the browser named. */
export interface CallFacts {
  /** Of the task, any worker's; empty for a task that is not in the workspace. */
  readonly reservations: readonly { readonly workerSid: string; readonly status: string }[];
  /** The task's attributes; none where they are no JSON object. */
  readonly taskAttributes: TaskAttributes;
  readonly conference: { readonly friendlyName: string; readonly status: string } | undefined;
  /** The leg in that conference; undefined when it is not, or no longer, there. */
  readonly participant: { readonly status: string } | undefined;
}

const taskSchema = v.object({ attributes: v.string() });
const reservationsSchema = v.object({
  reservations: v.array(v.object({ worker_sid: v.string(), reservation_status: v.string() })),
});
const conferenceSchema = v.object({ friendly_name: v.string(), status: v.string() });
const participantSchema = v.object({ status: v.string() });

/** Asks Twilio for everything at once; only SIDs of the right form get here. */
export async function readCallFacts(access: TwilioAccess, claim: CallClaim): Promise<CallFacts> {
  const { ACCOUNT_SID, TASKROUTER_WORKSPACE_SID } = access.settings;
  const task = `/v1/Workspaces/${TASKROUTER_WORKSPACE_SID}/Tasks/${claim.taskSid}`;
  const conference = `/2010-04-01/Accounts/${ACCOUNT_SID}/Conferences/${claim.conferenceSid}`;
  const find = <Schema extends v.GenericSchema>(host: TwilioHost, path: string, schema: Schema) =>
    findOnTwilio(access.signal, () => askTwilio(access, { method: 'GET', host, path }, schema));
  const [found, reserved, conferenceFound, participant] = await Promise.all([
    find('taskrouter.twilio.com', task, taskSchema),
    // A call that went round many agents has many; one page holds them.
    find('taskrouter.twilio.com', `${task}/Reservations?PageSize=1000`, reservationsSchema),
    find('api.twilio.com', `${conference}.json`, conferenceSchema),
    find('api.twilio.com', `${conference}/Participants/${claim.callSid}.json`, participantSchema),
  ]);
  return {
    reservations: (reserved?.reservations ?? []).map((reservation) => ({
      workerSid: reservation.worker_sid,
      status: reservation.reservation_status,
    })),
    taskAttributes: readAttributes(found?.attributes ?? '{}'),
    conference: conferenceFound && {
      friendlyName: conferenceFound.friendly_name,
      status: conferenceFound.status,
    },
    participant,
  };
}

/** Reads a task's attributes from the JSON text that TaskRouter has of them. */
export function readAttributes(json: string): TaskAttributes {
  const schema = v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.unknown()));
  const parsed = v.safeParse(schema, json);
  return parsed.success ? parsed.output : {};
}

const legsSchema = v.object({
  call_sid: v.optional(v.string()),
  conference: v.optional(
    v.object({
      participants: v.optional(
        v.object({ customer: v.optional(v.string()), worker: v.optional(v.string()) }),
      ),
    }),
  ),
});

/** The task's legs by its attributes; an outbound task has no `call_sid`, only the conference. */
function legsOf(attributes: TaskAttributes): {
  readonly customer: string | undefined;
  readonly worker: string | undefined;
} {
  const parsed = v.safeParse(legsSchema, attributes);
  const participants = parsed.success ? parsed.output.conference?.participants : undefined;
  const callSid = parsed.success ? parsed.output.call_sid : undefined;
  return { customer: participants?.customer ?? callSid, worker: participants?.worker };
}

const ended: ReadonlySet<string> = new Set(['wrapping', 'completed']);
const gone: ReadonlySet<string> = new Set(['complete', 'failed']);

export type Ownership = 'owned' | 'not-your-call' | 'call-not-live';

/**
 * Whether the claimed leg is the live customer of a call that the worker has accepted. Anything that
 * does not fit is `not-your-call`, without saying what; a call that was theirs and has ended is
 * `call-not-live`.
 *
 * The conference ties leg and task together: Flex names a task's conference after the task SID (by
 * public code that finds it so), which no browser can change. Task attributes an agent's browser can
 * change, but they only choose between the legs of that one conference.
 */
export function ownershipOf(facts: CallFacts, claim: CallClaim, workerSid: string): Ownership {
  const mine = facts.reservations.filter((reservation) => reservation.workerSid === workerSid);
  const accepted = mine.some(({ status }) => status === 'accepted');
  if (!accepted && !mine.some(({ status }) => ended.has(status))) return 'not-your-call';

  const { customer, worker } = legsOf(facts.taskAttributes);
  const { conference, participant } = facts;
  if (conference?.friendlyName !== claim.taskSid) return 'not-your-call';
  if (customer !== claim.callSid || worker === claim.callSid) return 'not-your-call';

  const live = conference.status === 'in-progress' && participant && !gone.has(participant.status);
  return accepted && live ? 'owned' : 'call-not-live';
}

/** Throws `not-your-call` or `call-not-live` unless the claim holds. */
export function assertOwnership(facts: CallFacts, claim: CallClaim, workerSid: string): void {
  const ownership = ownershipOf(facts, claim, workerSid);
  switch (ownership) {
    case 'owned':
      return;
    case 'not-your-call':
      throw new Refusal(ownership, 'This is not a call you have accepted');
    case 'call-not-live':
      throw new Refusal(ownership, 'The call has ended');
  }
}
