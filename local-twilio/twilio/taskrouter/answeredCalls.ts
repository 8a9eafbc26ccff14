import type { Calls, NewCall } from '../calls/calls';
import type { TaskRouter } from './taskRouter';
import type { VoiceChannel } from './voiceChannel';
import { isLive, takesCalls, VOICE_CAPACITY } from './workers';

/** The result of placing a call that an agent answers at once. */
export type AnsweredCall =
  | {
      readonly kind: 'answered';
      readonly call: {
        readonly callSid: string;
        readonly agent: string;
        readonly workerSid: string;
        readonly taskSid: string;
        readonly reservationSid: string;
      };
    }
  | { readonly kind: 'unknown-agent' }
  | { readonly kind: 'full'; readonly capacity: number };

/** Places a customer's call that an agent has answered already, without a desktop or a browser. */
export type AnswerAtOnce = (call: NewCall, agent: string | undefined) => AnsweredCall;

/**
 * Calls for scripts: the agent named, or the first one free, has them at once, and is free again when
 * they end: nobody is there to finish the wrap-up.
 */
export function createAnsweredCalls(
  calls: Calls,
  taskRouter: TaskRouter,
  voice: VoiceChannel,
): AnswerAtOnce {
  const ours = new Set<string>();
  taskRouter.events.on('event', (event) => {
    if (event.type !== 'reservation.wrapup' || !ours.delete(event.reservation.sid)) return;
    taskRouter.complete(event.reservation.sid);
  });

  const load = (workerSid: string): number =>
    taskRouter.reservations({ workerSid }).filter(isLive).length;

  return (newCall, agent) => {
    const candidates = taskRouter
      .workers()
      .filter((each) => takesCalls(each.agent))
      .filter((each) => agent === undefined || each.agent.identity === agent);
    if (candidates.length === 0) return { kind: 'unknown-agent' };
    const worker = candidates.find(({ sid }) => load(sid) < VOICE_CAPACITY);
    if (!worker) return { kind: 'full', capacity: VOICE_CAPACITY };
    const { sid: callSid } = calls.place({ ...newCall, routingTarget: worker.sid });
    const reservation = taskRouter
      .reservations({ workerSid: worker.sid })
      .find(({ taskSid }) => voice.customerOf(taskSid)?.sid === callSid);
    if (!reservation) throw new Error('the call was offered to nobody');
    ours.add(reservation.sid);
    voice.answerAtOnce(reservation);
    return {
      kind: 'answered',
      call: {
        callSid,
        agent: worker.agent.identity,
        workerSid: worker.sid,
        taskSid: reservation.taskSid,
        reservationSid: reservation.sid,
      },
    };
  };
}
