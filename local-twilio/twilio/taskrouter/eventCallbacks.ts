import { account, newSid } from '../../account';
import type { Delivery } from '../../edge/delivery';
import type { Reservation, Task, TaskRouterEvent, Transfer, Worker } from './model';
import type { TaskRouter } from './taskRouter';
import { QUEUE_NAME, WORKFLOW_NAME, WORKSPACE_NAME } from './wire';
import type { Workspace } from './workspace';

type Fields = Readonly<Record<string, string>>;

const date = (value: Date): string => value.toISOString();

/** Of every event; `Timestamp` in seconds. */
const commonFields = (type: string, resourceType: string, resourceSid: string): Fields => ({
  Sid: newSid('EV'),
  EventType: type,
  EventDescription: `${type} of ${resourceSid}`,
  AccountSid: account.sid,
  WorkspaceSid: account.workspaceSid,
  WorkspaceName: WORKSPACE_NAME,
  ResourceType: resourceType,
  ResourceSid: resourceSid,
  Timestamp: String(Math.floor(Date.now() / 1000)),
  TimestampMs: String(Date.now()),
});

const taskFields = (task: Task): Fields => ({
  TaskSid: task.sid,
  TaskAge: String(Math.floor((Date.now() - task.dateCreated.getTime()) / 1000)),
  TaskPriority: '0',
  TaskAttributes: JSON.stringify(task.attributes),
  TaskAssignmentStatus: task.status,
  TaskDateCreated: date(task.dateCreated),
  TaskVersion: String(task.version),
  TaskChannelSid: account.voiceChannelSid,
  TaskChannelUniqueName: 'voice',
  TaskQueueSid: account.taskQueueSid,
  TaskQueueName: QUEUE_NAME,
  TaskQueueTargetExpression: '1==1',
  TaskQueueEnteredDate: date(task.dateCreated),
  WorkflowSid: account.workflowSid,
  WorkflowName: WORKFLOW_NAME,
  ...(task.status === 'canceled' && { TaskCanceledReason: task.reason ?? '' }),
  ...(task.status === 'completed' && { TaskCompletedReason: task.reason ?? '' }),
});

const reservationFields = (reservation: Reservation, worker: Worker | undefined): Fields => ({
  ReservationSid: reservation.sid,
  ReservationVersion: String(reservation.version),
  WorkerSid: reservation.workerSid,
  ...(worker && {
    WorkerName: worker.agent.identity,
    WorkerAttributes: JSON.stringify(worker.attributes),
    WorkerActivitySid: worker.activity.sid,
    WorkerActivityName: worker.activity.name,
    WorkerVersion: String(worker.version),
  }),
});

const transferFields = (transfer: Transfer): Fields => ({
  TransferSid: transfer.sid,
  TransferMode: transfer.mode,
  TransferStatus: transfer.status.toUpperCase(),
  TransferTo: transfer.to,
  TransferType: 'WORKER',
  TransferInitiatingReservationSid: transfer.reservationSid,
  TransferInitiatingWorkerSid: transfer.workerSid,
});

function fieldsOf(event: TaskRouterEvent, taskRouter: TaskRouter): Fields | undefined {
  switch (event.kind) {
    case 'worker':
      return undefined;
    case 'task':
      return { ...commonFields(event.type, 'task', event.task.sid), ...taskFields(event.task) };
    case 'transfer':
      return {
        ...commonFields(event.type, 'transfer', event.transfer.sid),
        ...taskFields(event.task),
        ...transferFields(event.transfer),
      };
    case 'reservation': {
      const { reservation } = event;
      return {
        ...commonFields(event.type, 'reservation', reservation.sid),
        ...taskFields(event.task),
        ...reservationFields(reservation, taskRouter.worker(reservation.workerSid)),
      };
    }
  }
}

/**
 * The workspace's event callbacks: a signed form for each event of a task, a reservation or a transfer
 * that its EventsFilter lets through. Workers' own events are left out.
 */
export function sendEventCallbacks(
  taskRouter: TaskRouter,
  delivery: Delivery,
  workspace: Workspace,
): void {
  taskRouter.events.on('event', (event) => {
    const target = workspace.eventCallbackUrl();
    if (target === undefined || !workspace.sends(event.type)) return;
    const fields = fieldsOf(event, taskRouter);
    if (fields) delivery.send(fields.TaskSid ?? '', target, fields);
  });
}
