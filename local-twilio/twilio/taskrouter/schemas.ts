import { Type } from '@sinclair/typebox';
import type { Operation } from '../rest/operation';
import { pageParameters } from '../rest/paging';
import { closed, DateTime, Nullable, oneOf, pageMeta, Sid, Uri } from '../rest/schema';

const Links = Type.Record(Type.String(), Uri);

const TaskStatus = oneOf(['pending', 'reserved', 'assigned', 'canceled', 'completed', 'wrapping']);
const ReservationStatus = oneOf([
  'pending',
  'accepted',
  'rejected',
  'timeout',
  'canceled',
  'rescinded',
  'wrapping',
  'completed',
]);

const owner = { account_sid: Sid('AC'), workspace_sid: Sid('WS') };
const dates = { date_created: DateTime, date_updated: DateTime };

export const Task = Type.Object(
  {
    ...owner,
    ...dates,
    sid: Sid('WT'),
    addons: Type.String(),
    age: Type.Integer(),
    assignment_status: TaskStatus,
    /** JSON text of an object. */
    attributes: Type.String(),
    ignore_capacity: Type.Boolean(),
    links: Links,
    priority: Type.Integer(),
    reason: Nullable(Type.String()),
    routing_target: Nullable(Type.String()),
    task_channel_sid: Sid('TC'),
    task_channel_unique_name: Type.String(),
    task_queue_entered_date: DateTime,
    task_queue_friendly_name: Type.String(),
    task_queue_sid: Sid('WQ'),
    timeout: Type.Integer(),
    url: Uri,
    virtual_start_time: DateTime,
    workflow_friendly_name: Type.String(),
    workflow_sid: Sid('WW'),
  },
  closed,
);

export const Reservation = Type.Object(
  {
    ...owner,
    ...dates,
    sid: Sid('WR'),
    links: Links,
    reservation_status: ReservationStatus,
    task_sid: Sid('WT'),
    url: Uri,
    worker_name: Type.String(),
    worker_sid: Sid('WK'),
  },
  closed,
);

export const Worker = Type.Object(
  {
    ...owner,
    ...dates,
    sid: Sid('WK'),
    activity_name: Type.String(),
    activity_sid: Sid('WA'),
    /** JSON text of an object. */
    attributes: Type.String(),
    available: Type.Boolean(),
    date_status_changed: DateTime,
    friendly_name: Type.String(),
    links: Links,
    url: Uri,
  },
  closed,
);

export const ReservationList = Type.Object(
  {
    meta: pageMeta(Type.Literal('reservations')),
    reservations: Type.Array(Reservation),
  },
  closed,
);

/** Parameters that the emulated update of a task does not know are refused: see `rest.ts`. */
export const UpdateTask = Type.Object(
  {
    AssignmentStatus: Type.Optional(TaskStatus),
    Attributes: Type.Optional(Type.String()),
    Priority: Type.Optional(Type.Integer()),
    Reason: Type.Optional(Type.String()),
    TaskChannel: Type.Optional(Type.String()),
    VirtualStartTime: Type.Optional(DateTime),
  },
  closed,
);

export const ReservationQuery = Type.Object({
  ReservationStatus: Type.Optional(ReservationStatus),
  WorkerSid: Type.Optional(Sid('WK')),
  ...pageParameters(1000),
});

const contract = 'twilio_taskrouter_v1';
const task = '/v1/Workspaces/{WorkspaceSid}/Tasks/{Sid}';

/** What this part emulates of TaskRouter's REST API. */
export const operations: readonly Operation[] = [
  { contract, method: 'get', path: task, status: 200, reply: Task },
  { contract, method: 'post', path: task, body: UpdateTask, status: 200, reply: Task },
  {
    contract,
    method: 'get',
    path: '/v1/Workspaces/{WorkspaceSid}/Tasks/{TaskSid}/Reservations',
    query: ReservationQuery,
    status: 200,
    reply: ReservationList,
  },
  {
    contract,
    method: 'get',
    path: '/v1/Workspaces/{WorkspaceSid}/Workers/{Sid}',
    status: 200,
    reply: Worker,
  },
];
