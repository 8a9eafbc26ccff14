import * as v from 'valibot';
import { askTwilio, type TwilioAccess } from './http';
import { findOnTwilio } from './retry';

/* Tasks and their reservations, as TaskRouter describes them. */

export type TaskAttributes = Readonly<Record<string, unknown>>;

/** An offer of a task to a worker, and its result. */
export interface Reservation {
  readonly workerSid: string;
  readonly status: string;
  /** When it was made: milliseconds since 1970, of which TaskRouter gives whole seconds. */
  readonly createdAt: number;
  /** When its status changed last. */
  readonly updatedAt: number;
}

const reservationsSchema = v.object({
  reservations: v.array(
    v.object({
      worker_sid: v.string(),
      reservation_status: v.string(),
      date_created: v.pipe(v.string(), v.isoTimestamp()),
      date_updated: v.pipe(v.string(), v.isoTimestamp()),
    }),
  ),
});

export const taskPath = ({ settings }: TwilioAccess, taskSid: string): string =>
  `/v1/Workspaces/${settings.TASKROUTER_WORKSPACE_SID}/Tasks/${taskSid}`;

/** Everybody's reservations on a task; none for one that is not in the workspace. */
export async function readReservations(
  access: TwilioAccess,
  taskSid: string,
): Promise<readonly Reservation[]> {
  // A call that went round many agents has many; one page holds them.
  const path = `${taskPath(access, taskSid)}/Reservations?PageSize=1000`;
  const request = { method: 'GET', host: 'taskrouter.twilio.com', path } as const;
  const found = await findOnTwilio(access.signal, () =>
    askTwilio(access, request, reservationsSchema),
  );
  return (found?.reservations ?? []).map((reservation) => ({
    workerSid: reservation.worker_sid,
    status: reservation.reservation_status,
    createdAt: Date.parse(reservation.date_created),
    updatedAt: Date.parse(reservation.date_updated),
  }));
}

/** Reads a task's attributes from the JSON text that TaskRouter has of them. */
export function readAttributes(json: string): TaskAttributes {
  const schema = v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.unknown()));
  const parsed = v.safeParse(schema, json);
  return parsed.success ? parsed.output : {};
}

const text = v.fallback(v.optional(v.string()), undefined);
/** Anybody who can change a task can write here: whatever cannot be parsed names nobody. */
const legsSchema = v.object({
  call_sid: text,
  conference: v.fallback(
    v.optional(
      v.object({
        participants: v.fallback(v.optional(v.object({ customer: text, worker: text })), undefined),
      }),
    ),
    undefined,
  ),
});

/** The task's legs by its attributes; an outbound task has no `call_sid`, only the conference. */
export function legsOf(attributes: TaskAttributes): {
  readonly customer: string | undefined;
  /** The leg of the inbound call, even if the customer has another one by now. */
  readonly caller: string | undefined;
  readonly worker: string | undefined;
} {
  const parsed = v.safeParse(legsSchema, attributes);
  const participants = parsed.success ? parsed.output.conference?.participants : undefined;
  const caller = parsed.success ? parsed.output.call_sid : undefined;
  return { customer: participants?.customer ?? caller, caller, worker: participants?.worker };
}
