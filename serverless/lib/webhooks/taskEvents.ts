import * as v from 'valibot';
import { customerLegOf, readAttributes } from '../agent/callOwnership';
import { headerOf, type RuntimeEvent } from '../runtime/runtime';
import type { Settings } from '../runtime/settings';
import { isSignedByTwilio, postedParameters } from './signature';

/*
 * What TaskRouter tells the workspace's EventCallbackUrl (TaskRouter: Events reference): a form, signed
 * like every webhook of Twilio.
 */

/** Path of the function; the whole address stands in the workspace. */
const PATH = '/payments/task-events';

/** After these a call may have left an agent. What they say is not believed but looked up. */
const leaving: ReadonlySet<string> = new Set([
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
  AccountSid: v.string(),
  WorkspaceSid: v.string(),
  EventType: v.string(),
  /** SID of the reservation or task that it is about. */
  ResourceSid: v.string(),
  TaskSid: v.optional(v.pipe(v.string(), v.regex(/^WT[0-9a-f]{32}$/i))),
  TaskAttributes: v.optional(v.string(), '{}'),
});
const callSidSchema = v.pipe(v.string(), v.regex(/^CA[0-9a-f]{32}$/i));

/** A task that may have left an agent, and the call it is about by its attributes. */
export interface Leaving {
  readonly taskSid: string;
  readonly callSid: string;
  readonly eventType: string;
  readonly resourceSid: string;
}

export type TaskEvent =
  | { readonly kind: 'not-signed' }
  /** Nothing to do: another kind of event, or not of a call. */
  | { readonly kind: 'not-of-interest' }
  | { readonly kind: 'leaving'; readonly leaving: Leaving };

/** Reads an event; what is not signed for this account is `not-signed`. */
export function readTaskEvent(event: RuntimeEvent, settings: Settings): TaskEvent {
  const posted = postedParameters(event);
  const signature = headerOf(event, 'x-twilio-signature') ?? '';
  const url = `https://${settings.DOMAIN_NAME}${PATH}`;
  if (!posted || !isSignedByTwilio(settings.AUTH_TOKEN, signature, url, posted)) {
    return { kind: 'not-signed' };
  }
  const parsed = v.safeParse(schema, posted);
  if (!parsed.success) return { kind: 'not-of-interest' };
  const { AccountSid, WorkspaceSid, EventType, ResourceSid, TaskSid, TaskAttributes } =
    parsed.output;
  if (AccountSid !== settings.ACCOUNT_SID) return { kind: 'not-signed' };
  const isOurs = WorkspaceSid === settings.TASKROUTER_WORKSPACE_SID;
  const callSid = v.safeParse(callSidSchema, customerLegOf(readAttributes(TaskAttributes)));
  if (!isOurs || !leaving.has(EventType) || TaskSid === undefined || !callSid.success) {
    return { kind: 'not-of-interest' };
  }
  const task = { taskSid: TaskSid, callSid: callSid.output };
  return { kind: 'leaving', leaving: { ...task, eventType: EventType, resourceSid: ResourceSid } };
}
