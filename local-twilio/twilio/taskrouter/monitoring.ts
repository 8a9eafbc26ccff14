import type { Calls } from '../calls/calls';
import type { Conferences } from '../conferences/conferences';
import { notFound } from '../rest/errors';
import { done, type Outcome, refused } from '../rest/outcome';
import type { SwitchSettings } from '../switches/switches';
import type { Worker } from './model';
import type { TaskRouter } from './taskRouter';

/** The roles of Flex that have the Teams view [doc], and so may listen in. */
const listening: ReadonlySet<string> = new Set(['supervisor', 'admin']);

/** Supervisors who listen to agents' calls. */
export interface Monitoring {
  /**
   * Calls the browser of `worker`, whose leg joins the conference of the reservation once it is answered:
   * muted, as one who listens only [doc].
   */
  monitor(worker: Worker, reservationSid: string, supervisorSid: string): Outcome<undefined>;
  reset(): void;
}

/** A supervisor's leg that listens, or is to listen, to a task's conference. */
interface SupervisorLeg {
  readonly workerSid: string;
  readonly taskSid: string;
}

export function createMonitoring(
  calls: Calls,
  taskRouter: TaskRouter,
  conferences: Conferences,
  switches: () => SwitchSettings,
): Monitoring {
  const legs = new Map<string, SupervisorLeg>();

  function join(callSid: string, { workerSid, taskSid }: SupervisorLeg): void {
    const conference = conferences.live(taskSid);
    if (!conference) {
      calls.hangUp(callSid);
      return;
    }
    conferences.join(conference.sid, {
      callSid,
      type: 'supervisor',
      workerSid,
      muted: true,
      endConferenceOnExit: switches().monitorLeaves === 'call-ends',
    });
  }

  calls.events.on('answered', ({ sid }) => {
    const leg = legs.get(sid);
    if (leg) join(sid, leg);
  });
  calls.events.on('ended', ({ sid }) => {
    const leg = legs.get(sid);
    legs.delete(sid);
    const conference = leg && conferences.live(leg.taskSid);
    if (conference) conferences.leave(conference.sid, sid);
  });

  return {
    monitor(worker, reservationSid, supervisorSid) {
      const { agent, sid: workerSid } = worker;
      if (supervisorSid !== workerSid || !agent.roles.some((role) => listening.has(role))) {
        const status = switches().monitorRefusalStatus;
        return refused({ status, code: 20003, message: 'Forbidden' });
      }
      const reservation = taskRouter.reservation(reservationSid);
      const task = reservation && taskRouter.task(reservation.taskSid);
      if (!task || reservation.status !== 'accepted') return refused(notFound(reservationSid));
      const { from } = task.attributes;
      const leg = calls.place({
        party: 'agent',
        direction: 'outbound',
        from: typeof from === 'string' ? from : '',
        to: `client:${agent.identity}`,
      });
      legs.set(leg.sid, { workerSid, taskSid: task.sid });
      return done(undefined);
    },
    reset: () => legs.clear(),
  };
}
