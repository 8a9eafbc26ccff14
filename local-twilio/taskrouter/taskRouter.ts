import { EventEmitter } from 'node:events';
import { newSid } from '../account';
import type { Activity } from './activities';
import { unavailable } from './activities';
import type {
  JsonObject,
  Reservation,
  ReservationStatus,
  Task,
  TaskRouterEvent,
  TaskStatus,
  Worker,
} from './model';
import { createWorkers, isLive } from './workers';

/** A worker has this long to answer an offer; the default of Twilio's workflows. */
const RESERVATION_TIMEOUT_MS = 120_000;

export interface NewTask {
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
  reservations(filter: Partial<Pick<Reservation, 'taskSid' | 'workerSid'>>): readonly Reservation[];
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
  /** Offers a task that is being transferred to this worker alone; false for one that is not there. */
  offerTo(taskSid: string, workerSid: string): boolean;
  /** Cancels a task that nobody has accepted, and its offer. */
  cancelTask(taskSid: string, reason: string): void;
  setActivity(workerSid: string, activity: Activity): Worker | undefined;
  setWorkerAttributes(workerSid: string, attributes: JsonObject): Worker | undefined;
  /** A desktop of that worker came or went: calls go to workers at their desktops first. */
  desktopOpened(workerSid: string): void;
  desktopClosed(workerSid: string): void;
  /** Forgets tasks and reservations and sets the workers back; tells desktops that theirs are gone. */
  reset(): void;
}

export function createTaskRouter(): TaskRouter {
  const tasks = new Map<string, Task>();
  const reservations = new Map<string, Reservation>();
  const timers = new Map<string, NodeJS.Timeout>();
  const workers = createWorkers();
  const events = new EventEmitter<{ event: [TaskRouterEvent] }>();
  const emit = (event: TaskRouterEvent): void => void events.emit('event', event);

  const reservationsOf = (filter: Partial<Pick<Reservation, 'taskSid' | 'workerSid'>>) =>
    [...reservations.values()].filter(
      (reservation) =>
        (filter.taskSid === undefined || reservation.taskSid === filter.taskSid) &&
        (filter.workerSid === undefined || reservation.workerSid === filter.workerSid),
    );

  const load = (workerSid: string): number => reservationsOf({ workerSid }).filter(isLive).length;

  function changeTask(task: Task, fields: Partial<Task>): Task {
    const changed = { ...task, ...fields, dateUpdated: new Date(), version: task.version + 1 };
    tasks.set(task.sid, changed);
    return changed;
  }

  function changeReservation(reservation: Reservation, status: ReservationStatus): Reservation {
    const version = reservation.version + 1;
    const changed = { ...reservation, status, dateUpdated: new Date(), version };
    reservations.set(reservation.sid, changed);
    clearTimeout(timers.get(reservation.sid));
    timers.delete(reservation.sid);
    return changed;
  }

  /**
   * Moves both along, or neither; undefined when the reservation is not in one of `from`. A task that
   * was transferred follows the reservation it was transferred to.
   */
  function move(
    sid: string,
    from: readonly ReservationStatus[],
    to: ReservationStatus,
    taskStatus: TaskStatus,
    reason: string | null = null,
  ): { reservation: Reservation; task: Task } | undefined {
    const reservation = reservations.get(sid);
    const task = reservation && tasks.get(reservation.taskSid);
    if (!reservation || !task || !from.includes(reservation.status)) return undefined;
    const newest = reservationsOf({ taskSid: task.sid }).at(-1);
    return {
      reservation: changeReservation(reservation, to),
      task: newest?.sid === sid ? changeTask(task, { status: taskStatus, reason }) : task,
    };
  }

  function offer(task: Task, worker: Worker): void {
    const now = new Date();
    const reservation: Reservation = {
      sid: newSid('WR'),
      taskSid: task.sid,
      workerSid: worker.sid,
      status: 'pending',
      dateCreated: now,
      dateUpdated: now,
      version: 0,
    };
    reservations.set(reservation.sid, reservation);
    const timer = setTimeout(() => timeOut(reservation.sid), RESERVATION_TIMEOUT_MS);
    timer.unref();
    timers.set(reservation.sid, timer);
    const reserved = changeTask(task, { status: 'reserved' });
    emit({ type: 'reservation.created', reservation, task: reserved });
  }

  /** Offers every waiting task to whoever is free, longest waiting first. */
  function route(): void {
    for (const task of tasks.values()) {
      if (task.status !== 'pending') continue;
      const refused = new Set(reservationsOf({ taskSid: task.sid }).map((each) => each.workerSid));
      const worker = workers.choose({ routingTarget: task.routingTarget, refused, load });
      if (worker) offer(task, worker);
    }
  }

  function timeOut(sid: string): void {
    const moved = move(sid, ['pending'], 'timeout', 'pending');
    if (!moved) return;
    emit({ type: 'reservation.timeout', ...moved });
    setActivity(moved.reservation.workerSid, unavailable);
    route();
  }

  function setActivity(workerSid: string, activity: Activity): Worker | undefined {
    const worker = workers.setActivity(workerSid, activity);
    if (!worker) return undefined;
    emit({ type: 'worker.activity.update', worker });
    route();
    return worker;
  }

  function cancelTask(taskSid: string, reason: string): void {
    const task = tasks.get(taskSid);
    if (!task || (task.status !== 'pending' && task.status !== 'reserved')) return;
    const canceled = changeTask(task, { status: 'canceled', reason });
    for (const pending of reservationsOf({ taskSid }).filter(
      ({ status }) => status === 'pending',
    )) {
      const reservation = changeReservation(pending, 'canceled');
      emit({ type: 'reservation.canceled', reservation, task: canceled });
    }
    emit({ type: 'task.canceled', task: canceled });
    route();
  }

  function complete(sid: string, reason = 'completed'): void {
    const moved = move(sid, ['accepted', 'wrapping'], 'completed', 'completed', reason);
    if (!moved) return;
    if (moved.task.status === 'completed') emit({ type: 'task.completed', task: moved.task });
    emit({ type: 'reservation.completed', ...moved });
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
      tasks.set(task.sid, task);
      route();
      return tasks.get(task.sid) ?? task;
    },
    updateAttributes(taskSid, attributes) {
      const task = tasks.get(taskSid);
      if (!task) return undefined;
      const changed = changeTask(task, { attributes });
      emit({ type: 'task.updated', task: changed });
      return changed;
    },
    accept(sid) {
      const moved = move(sid, ['pending'], 'accepted', 'assigned');
      if (moved) emit({ type: 'reservation.accepted', ...moved });
    },
    wrapUp(sid) {
      const moved = move(sid, ['accepted'], 'wrapping', 'wrapping');
      if (!moved) return;
      emit({ type: 'task.wrapup', task: moved.task });
      emit({ type: 'reservation.wrapup', ...moved });
    },
    complete,
    reject(sid) {
      const moved = move(sid, ['pending'], 'rejected', 'pending');
      if (!moved) return;
      emit({ type: 'reservation.rejected', ...moved });
      route();
    },
    offerTo(taskSid, workerSid) {
      const [task, worker] = [tasks.get(taskSid), workers.find(workerSid)];
      if (task && worker) offer(task, worker);
      return task !== undefined && worker !== undefined;
    },
    cancelTask,
    setActivity,
    setWorkerAttributes(workerSid, attributes) {
      const worker = workers.setAttributes(workerSid, attributes);
      if (worker) emit({ type: 'worker.attributes.update', worker });
      return worker;
    },
    desktopOpened(workerSid) {
      workers.opened(workerSid);
      route();
    },
    desktopClosed: (workerSid) => workers.closed(workerSid),
    reset() {
      for (const task of tasks.values()) cancelTask(task.sid, 'reset');
      for (const { sid } of [...reservations.values()]) complete(sid, 'reset');
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
      reservations.clear();
      tasks.clear();
      for (const worker of workers.reset()) emit({ type: 'worker.activity.update', worker });
    },
  };
}
