import type { Agent } from '../../account';
import type { Activity } from './activities';

type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

export type TaskStatus =
  'pending' | 'reserved' | 'assigned' | 'wrapping' | 'completed' | 'canceled';

export interface Task {
  readonly sid: string;
  readonly status: TaskStatus;
  readonly attributes: JsonObject;
  /** Why it was completed or canceled. */
  readonly reason: string | null;
  /** The worker it is meant for; of an outbound call, who dialled. */
  readonly routingTarget: string | null;
  readonly dateCreated: Date;
  readonly dateUpdated: Date;
  /** Grows with every change; If-Match is compared with it. */
  readonly version: number;
}

export type ReservationStatus =
  | 'pending'
  | 'accepted'
  | 'wrapping'
  | 'completed'
  | 'rejected'
  | 'timeout'
  | 'canceled'
  | 'rescinded';

/** A worker hands a task over to another one. */
export interface Transfer {
  readonly sid: string;
  readonly taskSid: string;
  /** Warm: the first worker stays in the conference until one of the two leaves it. */
  readonly mode: 'COLD' | 'WARM';
  readonly status: 'initiated' | 'complete' | 'failed' | 'canceled';
  /** Whose transfer it is. */
  readonly reservationSid: string;
  readonly workerSid: string;
  /** SID of the worker who is offered the task. */
  readonly to: string;
  readonly dateCreated: Date;
  readonly dateUpdated: Date;
}

export interface Reservation {
  readonly sid: string;
  readonly taskSid: string;
  readonly workerSid: string;
  readonly status: ReservationStatus;
  /** The transfer that created it, as it was then. */
  readonly transfer?: Transfer;
  readonly dateCreated: Date;
  readonly dateUpdated: Date;
  readonly version: number;
}

export interface Worker {
  readonly agent: Agent;
  readonly sid: string;
  readonly activity: Activity;
  readonly attributes: JsonObject;
  readonly dateCreated: Date;
  readonly dateStatusChanged: Date;
  readonly dateUpdated: Date;
  readonly version: number;
}

/** What happens in the workspace; workers' clients and the account's server are notified. */
export type TaskRouterEvent =
  | {
      readonly kind: 'reservation';
      readonly type:
        | 'reservation.created'
        | 'reservation.accepted'
        | 'reservation.wrapup'
        | 'reservation.completed'
        | 'reservation.rejected'
        | 'reservation.timeout'
        | 'reservation.canceled';
      readonly reservation: Reservation;
      readonly task: Task;
    }
  | {
      readonly kind: 'task';
      readonly type:
        'task.created' | 'task.updated' | 'task.wrapup' | 'task.completed' | 'task.canceled';
      readonly task: Task;
    }
  | {
      readonly kind: 'transfer';
      readonly type:
        | 'task.transfer-initiated'
        | 'task.transfer-completed'
        | 'task.transfer-failed'
        | 'task.transfer-canceled';
      readonly task: Task;
      readonly transfer: Transfer;
    }
  | {
      readonly kind: 'worker';
      readonly type: 'worker.activity.update' | 'worker.attributes.update';
      readonly worker: Worker;
    };
