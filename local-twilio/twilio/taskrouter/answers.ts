import { notFound } from '../rest/errors';
import { done, refused } from '../rest/outcome';
import type { CommandOutcome } from './command';
import type { Reservation, Worker } from './model';
import type { TaskRouter } from './taskRouter';
import * as wire from './wire';

/** A task, as the answer to a command about it. */
export function taskAnswer(taskRouter: TaskRouter, sid: string): CommandOutcome {
  const task = taskRouter.task(sid);
  return task ? done(wire.taskPayload(task)) : refused(notFound(sid));
}

/** A worker, as the answer to a command about it. */
export function workerAnswer(taskRouter: TaskRouter, sid: string): CommandOutcome {
  const worker = taskRouter.worker(sid);
  return worker ? done(wire.workerPayload(worker)) : refused(notFound(sid));
}

/** A reservation with its task, as the answer to a command about it. */
export function reservationAnswer(taskRouter: TaskRouter, sid: string): CommandOutcome {
  const reservation = taskRouter.reservation(sid);
  const task = reservation && taskRouter.task(reservation.taskSid);
  if (!reservation || !task) return refused(notFound(sid));
  // The client takes no transfer from the reply to its own request: it throws.
  const { transfer: _transfer, ...plain } = reservation;
  return done(wire.reservationPayload(plain, task));
}

/** Runs a command about a reservation and answers it: a worker sees and changes its own only. */
export function onOwnReservation(
  taskRouter: TaskRouter,
  worker: Worker,
  sid: string,
  run: (reservation: Reservation) => void,
): CommandOutcome {
  const reservation = taskRouter.reservation(sid);
  if (reservation?.workerSid !== worker.sid) return refused(notFound(sid));
  run(reservation);
  return reservationAnswer(taskRouter, sid);
}
