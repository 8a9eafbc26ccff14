import type { Static } from '@sinclair/typebox';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { account } from '../../account';
import { basicAuth } from '../rest/basicAuth';
import { notFound, sendRestError } from '../rest/errors';
import { done } from '../rest/outcome';
import { matchVersion } from '../rest/ifMatch';
import { readAttributes } from './attributes';
import type { Reservation, Task, Worker } from './model';
import * as schemas from './schemas';
import type { TaskRouter } from './taskRouter';
import { owner, taskFields } from './taskFields';
import { QUEUE_NAME, WORKFLOW_NAME } from './wire';

const path = `/v1/Workspaces/${account.workspaceSid}`;
const base = `https://taskrouter.twilio.com${path}`;

/** Twilio's dates have no milliseconds here. */
const date = (value: Date): string => `${value.toISOString().slice(0, 19)}Z`;

const taskResource = (task: Task): Static<typeof schemas.Task> => ({
  ...taskFields(task, date),
  ignore_capacity: false,
  links: {
    workspace: base,
    workflow: `${base}/Workflows/${account.workflowSid}`,
    task_queue: `${base}/TaskQueues/${account.taskQueueSid}`,
    reservations: `${base}/Tasks/${task.sid}/Reservations`,
  },
  task_queue_entered_date: date(task.dateCreated),
  task_queue_friendly_name: QUEUE_NAME,
  task_queue_sid: account.taskQueueSid,
  url: `${base}/Tasks/${task.sid}`,
  workflow_friendly_name: WORKFLOW_NAME,
});

const reservationResource = (
  reservation: Reservation,
  workerName: string,
): Static<typeof schemas.Reservation> => ({
  ...owner,
  sid: reservation.sid,
  date_created: date(reservation.dateCreated),
  date_updated: date(reservation.dateUpdated),
  links: {
    workspace: base,
    task: `${base}/Tasks/${reservation.taskSid}`,
    worker: `${base}/Workers/${reservation.workerSid}`,
  },
  reservation_status: reservation.status,
  task_sid: reservation.taskSid,
  url: `${base}/Tasks/${reservation.taskSid}/Reservations/${reservation.sid}`,
  worker_name: workerName,
  worker_sid: reservation.workerSid,
});

const workerResource = (worker: Worker): Static<typeof schemas.Worker> => ({
  ...owner,
  sid: worker.sid,
  activity_name: worker.activity.name,
  activity_sid: worker.activity.sid,
  attributes: JSON.stringify(worker.attributes),
  available: worker.activity.available,
  date_created: date(worker.dateCreated),
  date_updated: date(worker.dateUpdated),
  date_status_changed: date(worker.dateStatusChanged),
  friendly_name: worker.agent.identity,
  links: {
    workspace: base,
    activity: `${base}/Activities/${worker.activity.sid}`,
    reservations: `${base}/Workers/${worker.sid}/Reservations`,
    channels: `${base}/Workers/${worker.sid}/Channels`,
  },
  url: `${base}/Workers/${worker.sid}`,
});

type Query = Static<typeof schemas.ReservationQuery>;

function reservationList(
  taskRouter: TaskRouter,
  task: Task,
  { ReservationStatus, WorkerSid, Page, PageSize }: Query,
): Static<typeof schemas.ReservationList> {
  const found = taskRouter
    .reservations({ taskSid: task.sid, ...(WorkerSid !== undefined && { workerSid: WorkerSid }) })
    .filter(({ status }) => ReservationStatus === undefined || status === ReservationStatus);
  const url = (page: number): string => {
    const query = new URLSearchParams({
      ...(ReservationStatus !== undefined && { ReservationStatus }),
      ...(WorkerSid !== undefined && { WorkerSid }),
      PageSize: String(PageSize),
      Page: String(page),
    });
    return `${base}/Tasks/${task.sid}/Reservations?${query.toString()}`;
  };
  const page = found.slice(Page * PageSize, (Page + 1) * PageSize);
  return {
    meta: {
      key: 'reservations',
      page: Page,
      page_size: PageSize,
      url: url(Page),
      first_page_url: url(0),
      previous_page_url: Page > 0 ? url(Page - 1) : null,
      next_page_url: found.length > (Page + 1) * PageSize ? url(Page + 1) : null,
    },
    reservations: page.map((reservation) =>
      reservationResource(
        reservation,
        taskRouter.worker(reservation.workerSid)?.agent.identity ?? '',
      ),
    ),
  };
}

type Params = { Params: { sid: string } };

/**
 * TaskRouter's public REST API, as far as `operations` of the schemas lists it. Only a task's attributes
 * can be changed, with If-Match compared with its version (412/20412); anything else in the form is
 * answered 501.
 */
export function registerTaskRouterRest(app: FastifyInstance, taskRouter: TaskRouter): void {
  const etag = ({ version }: Task): string =>
    app.switches.current().taskETag === 'bare' ? String(version) : `"${version}"`;
  const route = (rest: string): string => `/twilio/taskrouter.twilio.com${path}${rest}`;
  const missing = (reply: FastifyReply, rest: string) =>
    sendRestError(reply, notFound(path + rest));

  app.get<Params>(
    route('/Tasks/:sid'),
    { onRequest: basicAuth, schema: { response: { 200: schemas.Task } } },
    ({ params: { sid } }, reply) => {
      const task = taskRouter.task(sid);
      if (!task) return missing(reply, `/Tasks/${sid}`);
      return reply.header('etag', etag(task)).send(taskResource(task));
    },
  );

  app.post<Params & { Body: Static<typeof schemas.UpdateTask> }>(
    route('/Tasks/:sid'),
    {
      onRequest: basicAuth,
      schema: { body: schemas.UpdateTask, response: { 200: schemas.Task } },
    },
    ({ params: { sid }, body: { Attributes, ...others }, headers }, reply) => {
      const task = taskRouter.task(sid);
      if (!task) return missing(reply, `/Tasks/${sid}`);
      const [unknown] = Object.keys(others);
      if (unknown !== undefined) {
        const message = `${unknown} of a task is not part of the local Twilio`;
        return sendRestError(reply, { status: 501, code: 20501, message });
      }
      if (matchVersion(headers['if-match'], String(task.version)).kind === 'differs') {
        const message = 'ETag and If-Match header do not match';
        return sendRestError(reply, { status: 412, code: 20412, message });
      }
      const attributes =
        Attributes === undefined ? done(task.attributes) : readAttributes(Attributes);
      if (!attributes.ok) return sendRestError(reply, attributes.error);
      const updated = taskRouter.updateAttributes(sid, attributes.value) ?? task;
      return reply.header('etag', etag(updated)).send(taskResource(updated));
    },
  );

  app.get<Params & { Querystring: Query }>(
    route('/Tasks/:sid/Reservations'),
    {
      onRequest: basicAuth,
      schema: {
        querystring: schemas.ReservationQuery,
        response: { 200: schemas.ReservationList },
      },
    },
    ({ params: { sid }, query }, reply) => {
      const task = taskRouter.task(sid);
      if (!task) return missing(reply, `/Tasks/${sid}/Reservations`);
      return reply.send(reservationList(taskRouter, task, query));
    },
  );

  app.get<Params>(
    route('/Workers/:sid'),
    { onRequest: basicAuth, schema: { response: { 200: schemas.Worker } } },
    ({ params: { sid } }, reply) => {
      const worker = taskRouter.worker(sid);
      return worker ? reply.send(workerResource(worker)) : missing(reply, `/Workers/${sid}`);
    },
  );
}
