import * as v from 'valibot';
import type { CallClaim } from '../../../src/payment/protocol';
import { allDone } from '../runtime/allDone';
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

/** A leg that is in the conference. */
interface Party {
  readonly callSid: string;
  /** An agent's or a supervisor's: Twilio called them, at an address of Flex. */
  readonly isAgents: boolean;
  /** Who is at its other end, if it had to be looked up. */
  readonly number?: string | undefined;
}

/** What Twilio says of a task and of the conference that the browser named. */
export interface CallFacts {
  /** Of the task, any worker's; empty for a task that is not in the workspace. */
  readonly reservations: readonly Reservation[];
  /** The task's attributes; empty if they are not a JSON object. */
  readonly taskAttributes: TaskAttributes;
  readonly conference:
    | {
        readonly friendlyName: string;
        readonly status: string;
        /** Milliseconds since 1970; of one that is completed, when it ended. */
        readonly updatedAt: number;
      }
    | undefined;
  /** Who is in that conference, in the order in which they joined. */
  readonly parties: readonly Party[];
  /** The numbers at the legs that the task names, where none of them is in the conference any more. */
  readonly numbersGone?: readonly string[];
}

const taskSchema = v.object({ attributes: v.string() });
const conferenceSchema = v.object({
  friendly_name: v.string(),
  status: v.string(),
  date_updated: v.pipe(v.string(), v.transform(Date.parse), v.number()),
});
const participantsSchema = v.object({
  participants: v.array(
    v.object({ call_sid: v.string(), status: v.string(), date_created: v.string() }),
  ),
});
const callSchema = v.object({ to: v.string(), from: v.string(), direction: v.string() });

const CALL_SID = /^CA[0-9a-f]{32}$/i;
/** Addresses that Flex reaches people in the contact center at; a customer has a number. */
const AGENTS_ADDRESS = /^client:/;
const gone: ReadonlySet<string> = new Set(['complete', 'failed']);

/** Asks Twilio for everything at once; only SIDs of the right form get here. */
export async function readCallFacts(access: TwilioAccess, claim: CallClaim): Promise<CallFacts> {
  const account = `/2010-04-01/Accounts/${access.settings.ACCOUNT_SID}`;
  const conference = `${account}/Conferences/${claim.conferenceSid}`;
  const find = <Schema extends v.GenericSchema>(host: TwilioHost, path: string, schema: Schema) =>
    findOnTwilio(access.signal, () => askTwilio(access, { method: 'GET', host, path }, schema));
  const look = async (callSid: string): Promise<Party> => {
    const call = await find('api.twilio.com', `${account}/Calls/${callSid}.json`, callSchema);
    // A leg that Twilio does not know cannot be called a customer's.
    if (call === undefined) return { callSid, isAgents: true };
    const number = call.direction === 'inbound' ? call.from : call.to;
    return { callSid, isAgents: AGENTS_ADDRESS.test(call.to), number };
  };
  const [found, reservations, conferenceFound, listed, claimed] = await allDone([
    find('taskrouter.twilio.com', taskPath(access, claim.taskSid), taskSchema),
    readReservations(access, claim.taskSid),
    find('api.twilio.com', `${conference}.json`, conferenceSchema),
    find('api.twilio.com', `${conference}/Participants.json?PageSize=1000`, participantsSchema),
    look(claim.callSid),
  ]);
  const taskAttributes = readAttributes(found?.attributes ?? '{}');
  const legs = (listed?.participants ?? [])
    .filter(({ status }) => !gone.has(status))
    .toSorted((one, other) => Date.parse(one.date_created) - Date.parse(other.date_created));
  // In the common case the leg that was claimed is the one that the task names, and no other is looked at.
  const isThere = (callSid: string) => legs.some((leg) => leg.call_sid === callSid);
  const named = namedBy(taskAttributes);
  const isNamed = !claimed.isAgents && named[0] === claim.callSid && isThere(claim.callSid);
  const lookAt = async (callSid: string): Promise<Party> =>
    callSid === claim.callSid ? claimed : look(callSid);
  const parties = legs.map(async ({ call_sid: callSid }) =>
    isNamed && callSid !== claim.callSid ? { callSid, isAgents: false } : lookAt(callSid),
  );
  const left = named.some(isThere) ? [] : named.filter((leg) => CALL_SID.test(leg)).map(lookAt);
  return {
    reservations,
    taskAttributes,
    conference: conferenceFound && {
      friendlyName: conferenceFound.friendly_name,
      status: conferenceFound.status,
      updatedAt: conferenceFound.date_updated,
    },
    parties: await allDone(parties),
    numbersGone: (await allDone(left)).flatMap(({ isAgents, number }) =>
      isAgents || number === undefined ? [] : [number],
    ),
  };
}

/**
 * Legs that the task names as the customer's: the one that the call came by, and the one in its conference,
 * where after a hold or a transfer an external party may stand.
 */
export function namedBy(taskAttributes: TaskAttributes): readonly string[] {
  const { customer, caller, worker } = legsOf(taskAttributes);
  return [caller, customer].filter((leg) => leg !== undefined).filter((leg) => leg !== worker);
}
