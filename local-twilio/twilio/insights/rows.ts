import { account } from '../../account';
import type { JsonObject } from '../rest/json';
import type { Reservation, Task, Worker } from '../taskrouter/model';
import type { TaskRouter } from '../taskrouter/taskRouter';
import { QUEUE_NAME, WORKFLOW_NAME } from '../taskrouter/wire';

/** The classes of data that Flex can be queried for [doc]. */
export const indexNames = ['tr-task', 'tr-worker', 'tr-reservation', 'tr-queue'] as const;
export type IndexName = (typeof indexNames)[number];

/** What an index holds, by the SID of each item. */
export type Rows = ReadonlyMap<string, JsonObject>;

// The fields are those that Flex UI 2.17.1 reads (its sources); Twilio lists none.

const iso = (date: Date): string => date.toISOString();

const taskFields = (task: Task) => ({
  task_sid: task.sid,
  attributes: task.attributes,
  task_status: task.status,
  task_age: Math.floor((task.dateUpdated.getTime() - task.dateCreated.getTime()) / 1000),
  task_priority: 0,
  task_channel_unique_name: 'voice',
  task_routing_target: task.routingTarget,
  queue_name: QUEUE_NAME,
  workspace_sid: account.workspaceSid,
});

const taskRow = (task: Task): JsonObject => ({
  ...taskFields(task),
  status: task.status,
  age: Math.floor((task.dateUpdated.getTime() - task.dateCreated.getTime()) / 1000),
  priority: 0,
  channel_type: 'voice',
  queue_sid: account.taskQueueSid,
  workflow_sid: account.workflowSid,
  workflow_name: WORKFLOW_NAME,
  date_created: iso(task.dateCreated),
  date_updated: iso(task.dateUpdated),
});

const reservationRow = (reservation: Reservation, task: Task): JsonObject => ({
  ...taskFields(task),
  reservation_sid: reservation.sid,
  worker_sid: reservation.workerSid,
  status: reservation.status,
  date_created: iso(reservation.dateCreated),
  date_updated: iso(reservation.dateUpdated),
});

const workerRow = (worker: Worker): JsonObject => ({
  worker_sid: worker.sid,
  friendly_name: worker.agent.identity,
  attributes: worker.attributes,
  activity_name: worker.activity.name,
  date_activity_changed: iso(worker.dateStatusChanged),
  date_updated: iso(worker.dateUpdated),
  queue_sids: [account.taskQueueSid],
  team_sid: null,
  workspace_sid: account.workspaceSid,
});

const queueRow: JsonObject = {
  queue_sid: account.taskQueueSid,
  queue_name: QUEUE_NAME,
  workspace_sid: account.workspaceSid,
  date_updated: '2024-01-01T00:00:00.000Z',
};

/** What an index holds now. */
export function rowsOf(taskRouter: TaskRouter, index: IndexName): Rows {
  switch (index) {
    case 'tr-task':
      return new Map(taskRouter.tasks().map((task) => [task.sid, taskRow(task)]));
    case 'tr-worker':
      return new Map(taskRouter.workers().map((worker) => [worker.sid, workerRow(worker)]));
    case 'tr-reservation':
      return new Map(
        taskRouter.reservations({}).flatMap((reservation) => {
          const task = taskRouter.task(reservation.taskSid);
          return task ? [[reservation.sid, reservationRow(reservation, task)]] : [];
        }),
      );
    case 'tr-queue':
      return new Map([[account.taskQueueSid, queueRow]]);
  }
}
