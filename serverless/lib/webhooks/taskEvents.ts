import * as v from 'valibot';
import { type Leaving, leaveCall } from '../agent/leaveCall';
import { readCallsOfTask } from '../document/callsOfTask';
import { isUnreadable } from '../document/store';
import { configuration } from '../runtime/configuration';
import type { Settings } from '../runtime/settings';
import type { TwilioAccess } from '../twilio/http';
import { legsOf, readAttributes } from '../twilio/tasks';
import { type PostedParameters, webhookEndpoint } from './endpoint';

/*
 * What TaskRouter posts to the workspace's EventCallbackUrl (TaskRouter: Events reference): a form, signed
 * like every Twilio webhook.
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

/** An event after which a call may have left an agent. */
interface LeavingEvent extends Omit<Leaving, 'callSid'> {
  /** The call that the task's attributes name; they are its agent's to change, so it is a hint and no more. */
  readonly named: string | undefined;
}

/** Undefined for another kind of event. */
function readLeaving(posted: PostedParameters, settings: Settings): LeavingEvent | undefined {
  const parsed = v.safeParse(schema, posted);
  if (!parsed.success) return undefined;
  const { WorkspaceSid, EventType, ResourceSid, TaskSid, TaskAttributes } = parsed.output;
  const isOurs = WorkspaceSid === settings.TASKROUTER_WORKSPACE_SID;
  const callSid = v.safeParse(callSidSchema, legsOf(readAttributes(TaskAttributes)).customer);
  if (!isOurs || !leavingEvents.has(EventType) || TaskSid === undefined) return undefined;
  const named = callSid.success ? callSid.output : undefined;
  return { taskSid: TaskSid, named, eventType: EventType, resourceSid: ResourceSid };
}

/** The calls that the task may be about: those it was noted for, and the one it names. */
async function callsOf(access: TwilioAccess, event: LeavingEvent): Promise<readonly string[]> {
  const { callSids } = await readCallsOfTask(access, event.taskSid);
  return [...new Set([...callSids, ...(event.named === undefined ? [] : [event.named])])];
}

/** A document of another version says neither whose call it is nor how far its payment is (R52). */
async function leave(access: TwilioAccess, leaving: Leaving): Promise<string> {
  try {
    return await leaveCall(access, configuration, leaving);
  } catch (error) {
    if (isUnreadable(error)) return error.code;
    throw error;
  }
}

/** The function for TaskRouter's events; the workspace has its complete address. */
export const taskEvents = webhookEndpoint({
  name: 'task-events',
  addressParameters: [],
  readAddress: () => ({}),
  signedUrl: (domain) => `https://${domain}/payments/task-events`,
  async receive(access, _address, posted) {
    const event = readLeaving(posted, access.settings);
    const calls = event ? await callsOf(access, event) : [];
    if (!event || calls.length === 0) return { status: 204, log: { code: 'not-of-interest' } };
    const left = calls.map((callSid) => leave(access, { ...event, callSid }));
    const codes = [...new Set(await Promise.all(left))].sort();
    const log = { callSid: calls.join(), code: codes.join() };
    const unread = codes.some((code) => code === 'document-unreadable');
    return { status: 204, log, ...(unread && { alarming: true }) };
  },
});
