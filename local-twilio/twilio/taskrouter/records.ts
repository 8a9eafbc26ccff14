import type { Reservation, ReservationStatus, Task, TaskStatus } from './model';

export type ReservationFilter = Partial<Pick<Reservation, 'taskSid' | 'workerSid'>>;

/** A reservation that was moved, and its task, moved along or not. */
interface Moved {
  readonly reservation: Reservation;
  readonly task: Task;
}

/** The tasks and reservations of the workspace, and how the state of one follows from the other's. */
export interface Records {
  readonly tasks: ReadonlyMap<string, Task>;
  readonly reservations: ReadonlyMap<string, Reservation>;
  /** Oldest first. */
  readonly reservationsOf: (filter: ReservationFilter) => readonly Reservation[];
  addTask(task: Task): void;
  addReservation(reservation: Reservation): void;
  readonly changeTask: (task: Task, fields: Partial<Task>) => Task;
  /** Moves a reservation and its task; undefined when the reservation is not in one of `from`. */
  readonly move: (
    reservationSid: string,
    from: readonly ReservationStatus[],
    to: ReservationStatus,
    reason?: string,
  ) => Moved | undefined;
  clear(): void;
}

/**
 * The status of a task, by all its reservations: in a warm transfer two workers hold one. A task whose offer
 * failed waits again, even while the worker it was transferred from wraps up.
 */
function statusAfter(task: Task, to: ReservationStatus, all: readonly Reservation[]): TaskStatus {
  const some = (status: ReservationStatus) => all.some((each) => each.status === status);
  if (task.status === 'canceled') return 'canceled';
  if (some('accepted')) return 'assigned';
  if (some('pending')) return 'reserved';
  if (to === 'rejected' || to === 'timeout' || task.status === 'pending') return 'pending';
  return some('wrapping') ? 'wrapping' : 'completed';
}

export function createRecords(): Records {
  const tasks = new Map<string, Task>();
  const reservations = new Map<string, Reservation>();

  const reservationsOf = ({ taskSid, workerSid }: ReservationFilter): readonly Reservation[] =>
    [...reservations.values()].filter(
      (reservation) =>
        (taskSid === undefined || reservation.taskSid === taskSid) &&
        (workerSid === undefined || reservation.workerSid === workerSid),
    );

  function changeTask(task: Task, fields: Partial<Task>): Task {
    const changed = { ...task, ...fields, dateUpdated: new Date(), version: task.version + 1 };
    tasks.set(task.sid, changed);
    return changed;
  }

  return {
    tasks,
    reservations,
    reservationsOf,
    addTask: (task) => void tasks.set(task.sid, task),
    addReservation: (reservation) => void reservations.set(reservation.sid, reservation),
    changeTask,
    move(sid, from, to, reason) {
      const before = reservations.get(sid);
      const task = before && tasks.get(before.taskSid);
      if (!before || !task || !from.includes(before.status)) return undefined;
      const reservation = {
        ...before,
        status: to,
        dateUpdated: new Date(),
        version: before.version + 1,
      };
      reservations.set(sid, reservation);
      const status = statusAfter(task, to, reservationsOf({ taskSid: task.sid }));
      if (status === task.status) return { reservation, task };
      return { reservation, task: changeTask(task, { status, reason: reason ?? null }) };
    },
    clear() {
      tasks.clear();
      reservations.clear();
    },
  };
}
