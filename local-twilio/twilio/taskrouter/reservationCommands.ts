import { type Static, Type } from '@sinclair/typebox';
import { andThen, done } from '../rest/outcome';
import { onOwnReservation, reservationAnswer } from './answers';
import { address, type CommandOutcome, type CommandRoute, type Parts, withParams } from './command';
import type { Worker } from './model';
import * as wire from './wire';

const ReservationUpdate = Type.Object({
  Instruction: Type.Optional(Type.Literal('conference')),
  ReservationStatus: Type.Optional(
    Type.Union(
      ['accepted', 'rejected', 'wrapping', 'completed'].map((status) => Type.Literal(status)),
    ),
  ),
  EndConferenceOnExit: Type.Optional(Type.Boolean()),
  EndConferenceOnCustomerExit: Type.Optional(Type.Boolean()),
});

/** A supervisor listens in on another worker's call. */
const Supervision = Type.Object({
  Instruction: Type.Literal('supervise'),
  Supervisor: Type.String(),
  SupervisorMode: Type.Literal('monitor'),
  To: Type.Optional(Type.String()),
});

const LIVE: ReadonlySet<string> = new Set(['pending', 'accepted', 'wrapping']);

/** A worker's reservations: read, answered, connected, wrapped up and listened in on. */
export function reservationCommands(parts: Parts): readonly CommandRoute[] {
  const { taskRouter, voice, monitoring } = parts;

  function live(worker: Worker): CommandOutcome {
    const reservations = taskRouter
      .reservations({ workerSid: worker.sid })
      .filter(({ status }) => LIVE.has(status));
    return done(
      wire.list(
        reservations.flatMap((reservation) => {
          const task = taskRouter.task(reservation.taskSid);
          return task ? [wire.reservationPayload(reservation, task)] : [];
        }),
      ),
    );
  }

  function update(worker: Worker, sid: string, given: Static<typeof ReservationUpdate>) {
    return onOwnReservation(taskRouter, worker, sid, (reservation) => {
      if (given.Instruction === 'conference')
        voice.connect(reservation, {
          endConferenceOnExit: given.EndConferenceOnExit ?? false,
          endConferenceOnCustomerExit: given.EndConferenceOnCustomerExit ?? false,
        });
      if (given.ReservationStatus === 'accepted') taskRouter.accept(sid);
      if (given.ReservationStatus === 'rejected') taskRouter.reject(sid);
      if (given.ReservationStatus === 'wrapping') taskRouter.wrapUp(sid);
      if (given.ReservationStatus === 'completed') taskRouter.complete(sid);
    });
  }

  return [
    {
      method: 'GET',
      path: address('Workers/WK\\w+/Reservations'),
      run: ({ worker }) => live(worker),
    },
    {
      method: 'GET',
      path: address('Workers/WK\\w+/Reservations/(WR\\w+)'),
      run: ({ worker, sids: [sid = ''] }) =>
        onOwnReservation(taskRouter, worker, sid, () => undefined),
    },
    {
      method: 'POST',
      path: address('Workers/WK\\w+/Reservations/(WR\\w+)'),
      run: ({ worker, sids: [sid = ''], params }) =>
        withParams(ReservationUpdate, params, (given) => update(worker, sid, given)),
    },
    {
      method: 'POST',
      path: address('Tasks/WT\\w+/Reservations/(WR\\w+)'),
      run: ({ worker, sids: [sid = ''], params }) =>
        withParams(Supervision, params, ({ Supervisor: by }) =>
          andThen(monitoring.monitor(worker, sid, by), () => reservationAnswer(taskRouter, sid)),
        ),
    },
  ];
}
