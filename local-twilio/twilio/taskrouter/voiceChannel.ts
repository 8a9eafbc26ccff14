import { account } from '../../account';
import type { Call, Calls } from '../calls/calls';
import type { Conferences, ParticipantChange } from '../conferences/conferences';
import { incomingAttributes } from './attributes';
import type { Reservation, Task } from './model';
import type { TaskRouter } from './taskRouter';

/** How Flex UI asks for the conference when an agent accepts. */
interface ConferenceOptions {
  readonly endConferenceOnExit: boolean;
  readonly endConferenceOnCustomerExit: boolean;
}

/** Joins calls and tasks: a ringing customer becomes a task, an accepted one a conference. */
export interface VoiceChannel {
  /** Calls the agent's browser; the reservation is accepted when it answers. */
  connect(reservation: Reservation, options: ConferenceOptions): void;
  /** Answers for the agent, whose browser is not called. */
  answerAtOnce(reservation: Reservation): void;
  /** The customer's leg of a task, unless it has ended. */
  customerOf(taskSid: string): Call | undefined;
  /** Calls the agent's browser again for a conference it is no longer in; answers the participant's SID. */
  rejoin(reservation: Reservation, participantSid: string): void;
  updateAgent(reservation: Reservation, change: ParticipantChange): void;
  /** Takes the agent out of the conference, which continues; the reservation is in wrap-up then. */
  leave(reservation: Reservation): void;
  hold(taskSid: string, hold: boolean): void;
  /** Ends the conference, and so every leg of it. */
  close(taskSid: string): void;
  reset(): void;
}

/** An agent's leg that is to join a task's conference once it is answered. */
interface AgentLeg extends ConferenceOptions {
  readonly reservation: Reservation;
  /** Connected without ringing the browser. */
  readonly silent?: boolean;
  readonly participantSid?: string;
}

export function createVoiceChannel(
  calls: Calls,
  taskRouter: TaskRouter,
  conferences: Conferences,
): VoiceChannel {
  /** Task SID by the SID of its customer's leg. */
  const customers = new Map<string, string>();
  /** Customers' legs that are, or were, in their task's conference. */
  const joined = new Set<string>();
  const agentLegs = new Map<string, AgentLeg>();

  const customerOf = (taskSid: string): Call | undefined =>
    [...customers]
      .filter(([, sid]) => sid === taskSid)
      .map(([callSid]) => calls.find(callSid))
      .find((call) => call !== undefined && call.status !== 'completed');

  const text = (task: Task, name: string): string => {
    const value = task.attributes[name];
    return typeof value === 'string' ? value : '';
  };

  /**
   * Flex UI's browser carries one call: accepting another would hang up the first. So that two tasks
   * can be live at one desktop, the second leg is connected without ringing the browser; Flex offers
   * "Join Call" for it once the first has ended. Twilio itself has no such leg.
   */
  function callAgent(reservation: Reservation, leg: AgentLeg): void {
    const task = taskRouter.task(reservation.taskSid);
    const worker = taskRouter.worker(reservation.workerSid);
    if (!task || !worker) return;
    const to = `client:${worker.agent.identity}`;
    const from = text(task, 'from');
    const busy = calls
      .list()
      .some((call) => call.to === to && call.status === 'in-progress' && agentLegs.has(call.sid));
    const newCall = { party: 'agent', direction: 'outbound', from, to } as const;
    const silent = leg.silent ?? (busy && leg.participantSid === undefined);
    const call = silent ? calls.connect(newCall) : calls.place(newCall);
    agentLegs.set(call.sid, leg);
    if (calls.find(call.sid)?.status === 'in-progress') agentAnswered(call.sid, leg);
  }

  function publishConference(taskSid: string): void {
    const task = taskRouter.task(taskSid);
    const conference = conferences.live(taskSid);
    if (!task || !conference) return;
    const callSid = (type: 'customer' | 'agent') =>
      conference.participants.find((participant) => participant.type === type)?.callSid;
    taskRouter.updateAttributes(taskSid, {
      ...task.attributes,
      conference: {
        sid: conference.sid,
        participants: { customer: callSid('customer'), worker: callSid('agent') },
      },
    });
  }

  function joinCustomer(taskSid: string, callSid: string, endConferenceOnExit: boolean): void {
    const conference = conferences.live(taskSid);
    if (!conference) return;
    joined.add(callSid);
    // Already there when the task comes by a transfer.
    if (!conference.participants.some((each) => each.callSid === callSid))
      conferences.join(conference.sid, { callSid, type: 'customer', endConferenceOnExit });
    publishConference(taskSid);
  }

  function agentAnswered(callSid: string, leg: AgentLeg): void {
    const { taskSid, workerSid, sid: reservationSid } = leg.reservation;
    const task = taskRouter.task(taskSid);
    const offered = taskRouter.reservation(reservationSid)?.status === 'pending';
    if (!task || (!offered && leg.participantSid === undefined)) {
      calls.hangUp(callSid);
      return;
    }
    const conference = conferences.live(taskSid) ?? conferences.start(taskSid);
    const before = conference.participants.find((each) => each.reservationSid === reservationSid);
    conferences.join(conference.sid, {
      callSid,
      type: 'agent',
      workerSid,
      reservationSid,
      endConferenceOnExit: leg.endConferenceOnExit,
      ...(leg.participantSid !== undefined && { participantSid: leg.participantSid }),
    });
    // Joined again: Flex UI itself takes the leg that stood in out of the conference.
    if (before) return;
    const customer = customerOf(taskSid);
    if (customer) {
      calls.answer(customer.sid);
      joinCustomer(taskSid, customer.sid, leg.endConferenceOnCustomerExit);
    }
    taskRouter.accept(reservationSid);
    if (!customer && text(task, 'direction') === 'outbound') dialCustomer(task);
  }

  function dialCustomer(task: Task): void {
    const call = calls.place({
      party: 'customer',
      direction: 'outbound',
      from: text(task, 'from') || account.phoneNumber,
      to: text(task, 'outbound_to'),
    });
    customers.set(call.sid, task.sid);
    publishConference(task.sid);
  }

  function customerEnded(taskSid: string, callSid: string): void {
    taskRouter.cancelTask(taskSid, 'hangup');
    stopRinging(taskSid);
    const conference = conferences.live(taskSid);
    if (!conference) return;
    // A call out that nobody took never joined: the conference has no reason to go on.
    if (joined.delete(callSid)) conferences.leave(conference.sid, callSid);
    else conferences.end(conference.sid);
  }

  /** Nobody is to answer for that task any more. */
  function stopRinging(taskSid: string): void {
    for (const [sid, leg] of agentLegs)
      if (leg.reservation.taskSid === taskSid && calls.find(sid)?.status === 'ringing')
        calls.hangUp(sid);
  }

  function agentEnded(callSid: string, { reservation }: AgentLeg): void {
    agentLegs.delete(callSid);
    const conference = conferences.live(reservation.taskSid);
    if (conference) conferences.leave(conference.sid, callSid);
    taskRouter.reject(reservation.sid);
  }

  calls.events.on('ringing', (call) => {
    if (call.party !== 'customer' || call.direction !== 'inbound') return;
    const { routingTarget } = call;
    const attributes = incomingAttributes(call);
    const task = taskRouter.createTask({ attributes, ...(routingTarget && { routingTarget }) });
    customers.set(call.sid, task.sid);
  });
  calls.events.on('answered', (call) => {
    const leg = agentLegs.get(call.sid);
    const taskSid = customers.get(call.sid);
    if (leg) agentAnswered(call.sid, leg);
    else if (taskSid !== undefined && call.direction === 'outbound')
      joinCustomer(taskSid, call.sid, true);
  });
  calls.events.on('ended', (call) => {
    const leg = agentLegs.get(call.sid);
    const taskSid = customers.get(call.sid);
    if (leg) agentEnded(call.sid, leg);
    else if (taskSid !== undefined) customerEnded(taskSid, call.sid);
  });
  conferences.events.on('removed', (_conference, { callSid, reservationSid }) => {
    calls.hangUp(callSid);
    if (reservationSid !== undefined && !isInConference(reservationSid))
      taskRouter.wrapUp(reservationSid);
  });
  conferences.events.on('ended', ({ friendlyName }) => {
    const customer = customerOf(friendlyName);
    if (customer) calls.hangUp(customer.sid);
    // An offer of a transfer that nobody has accepted yet leads nowhere now.
    for (const { sid } of taskRouter.reservations({ taskSid: friendlyName })) {
      taskRouter.cancelOffer(sid);
      taskRouter.wrapUp(sid);
    }
    stopRinging(friendlyName);
  });

  const isInConference = (reservationSid: string): boolean =>
    conferences
      .list()
      .some(({ participants }) =>
        participants.some((each) => each.reservationSid === reservationSid),
      );

  return {
    connect(reservation, options) {
      const called = [...agentLegs.values()].some((leg) => leg.reservation.sid === reservation.sid);
      if (reservation.status !== 'pending' || called) return;
      callAgent(reservation, { reservation, ...options });
    },
    customerOf,
    answerAtOnce: (reservation) =>
      callAgent(reservation, {
        reservation,
        silent: true,
        endConferenceOnExit: true,
        endConferenceOnCustomerExit: true,
      }),
    rejoin: (reservation, participantSid) =>
      callAgent(reservation, {
        reservation,
        participantSid,
        endConferenceOnExit: true,
        endConferenceOnCustomerExit: true,
      }),
    updateAgent({ taskSid, sid }, change) {
      const conference = conferences.live(taskSid);
      const agent = conference?.participants.find((each) => each.reservationSid === sid);
      if (conference && agent) conferences.modify(conference.sid, agent.callSid, change);
    },
    leave({ taskSid, sid }) {
      const conference = conferences.live(taskSid);
      const agent = conference?.participants.find((each) => each.reservationSid === sid);
      if (!conference || !agent) return;
      conferences.modify(conference.sid, agent.callSid, { endConferenceOnExit: false });
      conferences.leave(conference.sid, agent.callSid);
    },
    hold(taskSid, hold) {
      const conference = conferences.live(taskSid);
      const customer = conference?.participants.find(({ type }) => type === 'customer');
      if (conference && customer) conferences.modify(conference.sid, customer.callSid, { hold });
    },
    close(taskSid) {
      const conference = conferences.live(taskSid);
      if (conference) conferences.end(conference.sid);
    },
    reset() {
      customers.clear();
      joined.clear();
      agentLegs.clear();
    },
  };
}
