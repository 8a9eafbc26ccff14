import * as v from 'valibot';
import { account } from '../../local-twilio/account';
import type { LocalTwilio } from '../../local-twilio/server';
import { type Answered, askTwilio, fetchJson, type Fields, json, postForm } from './harness';

/* Agents without a browser, and the calls they take. */

/** What the panel knows of a call: the three SIDs every request carries. */
export interface LiveCall {
  readonly taskSid: string;
  readonly callSid: string;
  readonly conferenceSid: string;
}

export interface Agent {
  readonly identity: string;
  readonly token: string;
  readonly workerSid: string;
  /** A customer calls, and this agent accepts. */
  takeCall(): Promise<LiveCall>;
  /** Calls a number out, as from the dialpad, and the customer answers. */
  dial(number: string): Promise<LiveCall>;
  /** Accepts the task of this customer's leg that is offered to them. */
  accept(callSid: string): Promise<LiveCall>;
  /**
   * Transfers the task, and the other agent accepts; the caller stays in the conference. After a warm
   * transfer so does this agent.
   */
  transfer(call: LiveCall, to: Agent, mode?: 'COLD' | 'WARM'): Promise<void>;
  /** Puts the task in wrap-up; the caller stays in the conference. */
  wrapUp(call: LiveCall): Promise<void>;
  /** Completes the task, whose reservation is in wrap-up; the caller stays in the conference. */
  complete(call: LiveCall): Promise<void>;
  /** Posts a form with the agent's token; answers status and body. */
  post(name: string, fields: Fields): Promise<Answered>;
  /** Ends the call and completes its task. */
  finish(call: LiveCall): Promise<void>;
  /** Is offered no calls any more. */
  goOffline(): Promise<void>;
}

const tokenSchema = v.object({ token: v.string() });
const reservations = v.object({
  payload: v.object({
    contents: v.array(
      v.object({ sid: v.string(), task_sid: v.string(), reservation_status: v.string() }),
    ),
  }),
});
const activities = v.object({
  payload: v.object({ contents: v.array(v.object({ sid: v.string(), available: v.boolean() })) }),
});
const placed = v.object({ callSid: v.string() });
const attributes = v.object({
  /** A call out has none. */
  call_sid: v.optional(v.string()),
  conference: v.optional(v.object({ sid: v.string() })),
});
const taskSchema = v.object({
  payload: v.object({
    attributes: v.union([v.pipe(v.string(), v.parseJson(), attributes), attributes]),
  }),
});

const madeTask = v.object({ payload: v.object({ sid: v.string() }) });

/** A task on offer, and the leg that its call came by. */
interface Offered {
  readonly taskSid: string;
  readonly callSid: string | undefined;
}

/** Logs an agent of the local account in, without a browser. */
export async function logIn(
  local: LocalTwilio,
  identity: string,
  workerSid: string,
): Promise<Agent> {
  const issued = await fetchJson(`${local.origin}/agents/${identity}/token`, { method: 'POST' });
  const { token } = v.parse(tokenSchema, issued);

  // As Flex UI's TaskRouter client asks: the event bridge takes the request to be made.
  const bridge = (method: 'GET' | 'POST', path: string, params: object = {}) =>
    fetchJson(`${local.origin}/twilio/event-bridge.twilio.com/v1/wschannels`, {
      ...json({ url: `Workspaces/${account.workspaceSid}/${path}`, method, params, token }),
    });
  const mine = async () =>
    v.parse(reservations, await bridge('GET', `Workers/${workerSid}/Reservations`)).payload
      .contents;
  const taskOf = async (sid: string) =>
    v.parse(taskSchema, await bridge('GET', `Tasks/${sid}`)).payload.attributes;

  /** Accepts the task on offer that `isIt`. */
  async function acceptTask(
    isIt: (offered: Offered) => boolean,
  ): Promise<Omit<LiveCall, 'callSid'>> {
    for (const offer of await mine()) {
      if (offer.reservation_status !== 'pending') continue;
      const taskSid = offer.task_sid;
      if (!isIt({ taskSid, callSid: (await taskOf(taskSid)).call_sid })) continue;
      await bridge('POST', `Workers/${workerSid}/Reservations/${offer.sid}`, {
        Instruction: 'conference',
        EndConferenceOnExit: false,
        EndConferenceOnCustomerExit: true,
      });
      const leg = local.calls
        .list()
        .find(({ to, status }) => to === `client:${identity}` && status === 'ringing');
      if (leg) local.calls.answer(leg.sid);
      const conferenceSid = (await taskOf(taskSid)).conference?.sid;
      if (conferenceSid === undefined) throw new Error('the task has no conference');
      return { taskSid, conferenceSid };
    }
    throw new Error(`the call was not offered to ${identity}`);
  }

  const accept = async (callSid: string): Promise<LiveCall> => ({
    ...(await acceptTask((offered) => offered.callSid === callSid)),
    callSid,
  });

  async function dial(number: string): Promise<LiveCall> {
    const attributes = { direction: 'outbound', outbound_to: number, from: account.phoneNumber };
    const params = { RoutingTarget: workerSid, Attributes: JSON.stringify(attributes) };
    const { payload } = v.parse(madeTask, await bridge('POST', 'Tasks', params));
    const task = await acceptTask(({ taskSid }) => taskSid === payload.sid);
    const ringing = local.calls
      .list()
      .find(({ to, status }) => to === number && status === 'ringing');
    if (!ringing) throw new Error(`${number} was not called`);
    local.calls.answer(ringing.sid);
    return { ...task, callSid: ringing.sid };
  }

  async function reservationOf({ taskSid }: LiveCall): Promise<string> {
    const found = (await mine()).find(({ task_sid }) => task_sid === taskSid);
    if (!found) throw new Error(`${identity} has no reservation on the task`);
    return found.sid;
  }

  const complete = async ({ taskSid }: LiveCall): Promise<void> => {
    await bridge('POST', `Tasks/${taskSid}`, { AssignmentStatus: 'completed' });
  };

  return {
    identity,
    token,
    workerSid,
    accept,
    dial,
    complete,
    async transfer(call, to, Mode = 'COLD') {
      const ReservationSid = await reservationOf(call);
      const { taskSid: TaskSid, callSid } = call;
      const params = { ReservationSid, TaskSid, To: to.workerSid, Mode };
      await bridge('POST', `Workers/${workerSid}/Transfers`, params);
      await to.accept(callSid);
    },
    async wrapUp(call) {
      const path = `Workers/${workerSid}/Reservations/${await reservationOf(call)}`;
      await bridge('POST', path, { ReservationStatus: 'wrapping' });
    },
    async takeCall() {
      const { callSid } = v.parse(
        placed,
        await fetchJson(`${local.origin}/caller/calls`, { method: 'POST' }),
      );
      return accept(callSid);
    },
    post: (name, fields) => postForm(local, name, { ...fields, Token: token }),
    async finish(call) {
      await hangUp(local, call);
      await complete(call);
    },
    async goOffline() {
      const { payload } = v.parse(activities, await bridge('GET', 'Activities'));
      const offline = payload.contents.find(({ available }) => !available);
      await bridge('POST', `Workers/${workerSid}`, { ActivitySid: offline?.sid });
    },
  };
}

/** The caller presses keys on their phone. */
export async function press(local: LocalTwilio, call: LiveCall, digits: string): Promise<void> {
  await fetchJson(`${local.origin}/caller/calls/${call.callSid}/keys`, json({ digits }));
}

export function hangUp(local: LocalTwilio, call: LiveCall): Promise<unknown> {
  return fetchJson(`${local.origin}/caller/calls/${call.callSid}/hangup`, { method: 'POST' });
}

const storedTask = v.object({
  attributes: v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.unknown())),
});

/** Gives a call's task more attributes, as e.g. Studio does. */
export async function addAttributes(
  local: LocalTwilio,
  call: LiveCall,
  more: Readonly<Record<string, unknown>>,
): Promise<void> {
  await setAttributes(local, call, { ...(await attributesOf(local, call)), ...more });
}

/** The attributes of a call's task. */
export async function attributesOf(
  local: LocalTwilio,
  call: LiveCall,
): Promise<Readonly<Record<string, unknown>>> {
  return v.parse(storedTask, await askTwilio(local, pathOf(call))).attributes;
}

/** Writes another call's leg into the attributes of a task, every way that a panel reads it. */
export const nameLeg = (
  local: LocalTwilio,
  own: LiveCall,
  { callSid, conferenceSid }: LiveCall,
): Promise<void> =>
  addAttributes(local, own, {
    call_sid: callSid,
    conference: { sid: conferenceSid, participants: { customer: callSid } },
  });

const reservationsSchema = v.object({
  reservations: v.array(v.object({ date_created: v.string() })),
});

/** Twilio's times are whole seconds: waits until a new reservation would have a later time. */
export async function secondAfterReservations(local: LocalTwilio, call: LiveCall): Promise<void> {
  const { reservations } = v.parse(
    reservationsSchema,
    await askTwilio(local, `${pathOf(call)}/Reservations`),
  );
  const newest = Math.max(...reservations.map(({ date_created }) => Date.parse(date_created)));
  const left = newest + 1_000 - Date.now();
  if (left > 0) await new Promise((resolve) => setTimeout(resolve, left));
}

const pathOf = ({ taskSid }: LiveCall): string =>
  `taskrouter.twilio.com/v1/Workspaces/${account.workspaceSid}/Tasks/${taskSid}`;

/** Gives a call's task these attributes and no others, as its agent's browser can. */
export async function setAttributes(
  local: LocalTwilio,
  call: LiveCall,
  attributes: Readonly<Record<string, unknown>>,
): Promise<void> {
  await askTwilio(local, pathOf(call), { Attributes: JSON.stringify(attributes) });
}
