import * as v from 'valibot';
import { type Leaving, leaveCall } from '../agent/leaveCall';
import { configuration } from '../runtime/configuration';
import type { Settings } from '../runtime/settings';
import { legsOf, readAttributes } from '../twilio/tasks';
import { type PostedParameters, webhookEndpoint } from './endpoint';

/*
 * What TaskRouter tells the workspace's EventCallbackUrl (TaskRouter: Events reference): a form, signed
 * like every webhook of Twilio.
 */

/** After these a call may have left an agent. What they say is not believed but looked up. */
const leavingEvents: ReadonlySet<string> = new Set([
  'reservation.wrapup',
  'reservation.completed',
  'reservation.canceled',
  'reservation.rejected',
  'reservation.rescinded',
  'reservation.timeout',
  'task.canceled',
  'task.completed',
  'task.deleted',
  'task.transfer-completed',
]);

const schema = v.object({
  WorkspaceSid: v.string(),
  EventType: v.string(),
  /** SID of the reservation or task that it is about. */
  ResourceSid: v.string(),
  TaskSid: v.optional(v.pipe(v.string(), v.regex(/^WT[0-9a-f]{32}$/i))),
  TaskAttributes: v.optional(v.string(), '{}'),
});
const callSidSchema = v.pipe(v.string(), v.regex(/^CA[0-9a-f]{32}$/i));

/** The task that may have left an agent; undefined for another kind of event, or one not of a call. */
function readLeaving(posted: PostedParameters, settings: Settings): Leaving | undefined {
  const parsed = v.safeParse(schema, posted);
  if (!parsed.success) return undefined;
  const { WorkspaceSid, EventType, ResourceSid, TaskSid, TaskAttributes } = parsed.output;
  const isOurs = WorkspaceSid === settings.TASKROUTER_WORKSPACE_SID;
  const callSid = v.safeParse(callSidSchema, legsOf(readAttributes(TaskAttributes)).customer);
  if (!isOurs || !leavingEvents.has(EventType) || TaskSid === undefined || !callSid.success) {
    return undefined;
  }
  const task = { taskSid: TaskSid, callSid: callSid.output };
  return { ...task, eventType: EventType, resourceSid: ResourceSid };
}

/** The function that TaskRouter tells what happens to tasks; its whole address stands in the workspace. */
export const taskEvents = webhookEndpoint({
  name: 'task-events',
  addressParameters: [],
  readAddress: () => ({}),
  signedUrl: (domain) => `https://${domain}/payments/task-events`,
  async receive(access, _address, posted) {
    const leaving = readLeaving(posted, access.settings);
    if (!leaving) return { status: 204, log: { code: 'not-of-interest' } };
    const left = await leaveCall(access, configuration, leaving);
    return { status: 204, log: { callSid: leaving.callSid, code: left } };
  },
});
