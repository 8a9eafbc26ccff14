import { EventEmitter } from 'node:events';
import { newSid } from '../../account';
import type { Activity } from './activities';
import { unavailable } from './activities';
import type { JsonObject, Reservation, Task, TaskRouterEvent, Transfer, Worker } from './model';
import { createRecords, type ReservationFilter } from './records';
import { createWorkers, isLive } from './workers';

/** A worker has this long to answer an offer; the default of Twilio's workflows. */
const RESERVATION_TIMEOUT_MS = 120_000;

interface NewTask {
  readonly attributes: JsonObject;
  readonly routingTarget?: string;
}

/** Tasks, their reservations and the workers of the one workspace. */
export interface TaskRouter {
  readonly events: EventEmitter<{ event: [TaskRouterEvent] }>;
  task(sid: string): Task | undefined;
  tasks(): readonly Task[];
  reservation(sid: string): Reservation | undefined;
  /** Oldest first. */
  reservations(filter: ReservationFilter): readonly Reservation[];
  worker(sid: string): Worker | undefined;
  workers(): readonly Worker[];
  /** A pending task; it is offered to a worker at once when one is free. */
  createTask(task: NewTask): Task;
  updateAttributes(taskSid: string, attributes: JsonObject): Task | undefined;
  /** Each moves a reservation, and its task with it; no effect from a state that does not lead there. */
  accept(reservationSid: string): void;
  wrapUp(reservationSid: string): void;
  complete(reservationSid: string, reason?: string): void;
  reject(reservationSid: string): void;
  /** Withdraws an offer without changing the task. */
  cancelOffer(reservationSid: string): void;
  /** Offers the task of a transfer to the worker it goes to, and to nobody else. */
  offerTransfer(transfer: Transfer): void;
  /** Cancels a task that nobody has accepted, and its offer. */
  cancelTask(taskSid: string, reason: string): void;
  setActivity(workerSid: string, activity: Activity): Worker | undefined;
  setWorkerAttributes(workerSid: string, attributes: JsonObject): Worker | undefined;
  /** A desktop of that worker came or went: calls go to workers at their desktops first. */
  desktopOpened(workerSid: string): void;
  desktopClosed(workerSid: string): void;
  /** Forgets tasks and reservations, resets the workers, and notifies desktops that theirs are gone. */
  reset(): void;
}

export function createTaskRouter(): TaskRouter {
  const records = createRecords();
  const { tasks, reservations, reservationsOf, changeTask, move } = records;
  const workers = createWorkers();
  const events = new EventEmitter<{ event: [TaskRouterEvent] }>();
  const emit = (event: TaskRouterEvent): void => void events.emit('event', event);

  const load = (workerSid: string): number => reservationsOf({ workerSid }).filter(isLive).length;

  function offer(task: Task, workerSid: string, transfer?: Transfer): void {
    const now = new Date();
    const reservation: Reservation = {
      sid: newSid('WR'),
      taskSid: task.sid,
      workerSid,
      status: 'pending',
      ...(transfer && { transfer }),
      dateCreated: now,
      dateUpdated: now,
      version: 0,
    };
    records.addReservation(reservation);
    setTimeout(() => timeOut(reservation.sid), RESERVATION_TIMEOUT_MS).unref();
    // Offered by a warm transfer it stays with the worker who has it, too.
    const offered = task.status === 'assigned' ? task : changeTask(task, { status: 'reserved' });
    emit({ kind: 'reservation', type: 'reservation.created', reservation, task: offered });
  }

  /** Offers every waiting task to a free worker, longest waiting first. */
  function route(): void {
    for (const task of tasks.values()) {
      if (task.status !== 'pending') continue;
      const refused = new Set(reservationsOf({ taskSid: task.sid }).map((each) => each.workerSid));
      const worker = workers.choose({ routingTarget: task.routingTarget, refused, load });
      if (worker) offer(task, worker.sid);
    }
  }

  function timeOut(sid: string): void {
    const moved = move(sid, ['pending'], 'timeout');
    if (!moved) return;
    emit({ kind: 'reservation', type: 'reservation.timeout', ...moved });
    setActivity(moved.reservation.workerSid, unavailable);
    route();
  }

  function setActivity(workerSid: string, activity: Activity): Worker | undefined {
    const worker = workers.setActivity(workerSid, activity);
    if (!worker) return undefined;
    emit({ kind: 'worker', type: 'worker.activity.update', worker });
    route();
    return worker;
  }

  function cancelOffer(sid: string): void {
    const moved = move(sid, ['pending'], 'canceled');
    if (moved) emit({ kind: 'reservation', type: 'reservation.canceled', ...moved });
  }

  function cancelTask(taskSid: string, reason: string): void {
    const task = tasks.get(taskSid);
    if (!task || (task.status !== 'pending' && task.status !== 'reserved')) return;
    const canceled = changeTask(task, { status: 'canceled', reason });
    for (const { sid } of reservationsOf({ taskSid })) cancelOffer(sid);
    emit({ kind: 'task', type: 'task.canceled', task: canceled });
    route();
  }

  function complete(sid: string, reason = 'completed'): void {
    const moved = move(sid, ['accepted', 'wrapping'], 'completed', reason);
    if (!moved) return;
    if (moved.task.status === 'completed')
      emit({ kind: 'task', type: 'task.completed', task: moved.task });
    emit({ kind: 'reservation', type: 'reservation.completed', ...moved });
    route();
  }

  return {
    events,
    task: (sid) => tasks.get(sid),
    tasks: () => [...tasks.values()],
    reservation: (sid) => reservations.get(sid),
    reservations: reservationsOf,
    worker: (sid) => workers.find(sid),
    workers: () => workers.list(),
    createTask({ attributes, routingTarget }) {
      const now = new Date();
      const task: Task = {
        sid: newSid('WT'),
        status: 'pending',
        attributes,
        reason: null,
        routingTarget: routingTarget ?? null,
        dateCreated: now,
        dateUpdated: now,
        version: 0,
      };
      records.addTask(task);
      emit({ kind: 'task', type: 'task.created', task });
      route();
      return tasks.get(task.sid) ?? task;
    },
    updateAttributes(taskSid, attributes) {
      const task = tasks.get(taskSid);
      if (!task) return undefined;
      const changed = changeTask(task, { attributes });
      emit({ kind: 'task', type: 'task.updated', task: changed });
      return changed;
    },
    accept(sid) {
      const moved = move(sid, ['pending'], 'accepted');
      if (moved) emit({ kind: 'reservation', type: 'reservation.accepted', ...moved });
    },
    wrapUp(sid) {
      const moved = move(sid, ['accepted'], 'wrapping');
      if (!moved) return;
      if (moved.task.status === 'wrapping')
        emit({ kind: 'task', type: 'task.wrapup', task: moved.task });
      emit({ kind: 'reservation', type: 'reservation.wrapup', ...moved });
    },
    complete,
    reject(sid) {
      const moved = move(sid, ['pending'], 'rejected');
      if (!moved) return;
      emit({ kind: 'reservation', type: 'reservation.rejected', ...moved });
      route();
    },
    cancelOffer,
    offerTransfer(transfer) {
      const task = tasks.get(transfer.taskSid);
      if (task) offer(task, transfer.to, transfer);
    },
    cancelTask,
    setActivity,
    setWorkerAttributes(workerSid, attributes) {
      const worker = workers.setAttributes(workerSid, attributes);
      if (worker) emit({ kind: 'worker', type: 'worker.attributes.update', worker });
      return worker;
    },
    desktopOpened(workerSid) {
      workers.opened(workerSid);
      route();
    },
    desktopClosed: (workerSid) => workers.closed(workerSid),
    reset() {
      for (const task of tasks.values()) cancelTask(task.sid, 'reset');
      for (const { sid } of [...reservations.values()]) {
        cancelOffer(sid);
        complete(sid, 'reset');
      }
      records.clear();
      for (const worker of workers.reset())
        emit({ kind: 'worker', type: 'worker.activity.update', worker });
    },
  };
}
