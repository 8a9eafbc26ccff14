import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import * as v from 'valibot';
import { account } from '../../local-twilio/account';
import type { LocalTwilio } from '../../local-twilio/server';
import type { LiveCall } from './agents';
import { type Answered, askTwilio, documents, type Fields, postForm } from './harness';

/* Events of the workspace, sent by the tests: while `withoutTaskEvents` holds, TaskRouter sends none. */

/** The address that the workspace has for its events. */
export const eventsUrl = `https://${account.functionsDomain}/payments/task-events`;

/** SID of the reservation that these events are about. */
export const reservationOf = ({ taskSid }: LiveCall): string => `WR${taskSid.slice(2)}`;

const taskSchema = v.object({ attributes: v.string() });

/** An event about the task of a call, with the attributes that the task has now. */
export async function eventAbout(
  local: LocalTwilio,
  call: LiveCall,
  type: string,
  over: Fields = {},
): Promise<Fields> {
  const { taskSid } = call;
  const task = `taskrouter.twilio.com/v1/Workspaces/${account.workspaceSid}/Tasks/${taskSid}`;
  const { attributes } = v.parse(taskSchema, await askTwilio(local, task));
  return {
    AccountSid: account.sid,
    WorkspaceSid: account.workspaceSid,
    EventType: type,
    ResourceSid: reservationOf(call),
    TaskSid: taskSid,
    TaskAttributes: attributes,
    ...over,
  };
}

/** Posts an event to the functions, signed as Twilio signs it unless `signature` is another one. */
export const postEvent = (
  local: LocalTwilio,
  fields: Fields,
  signature = getExpectedTwilioSignature(account.authToken, eventsUrl, { ...fields }),
): Promise<Answered> => postForm(local, 'task-events', fields, { 'x-twilio-signature': signature });

const permissionsSchema = v.object({ permissions: v.array(v.object({ identity: v.string() })) });

/** SIDs of the workers who may read a call's document. */
export async function readersOf(
  local: LocalTwilio,
  { callSid }: LiveCall,
): Promise<readonly string[]> {
  const path = `${documents}/payment.${callSid}/Permissions`;
  const { permissions } = v.parse(permissionsSchema, await askTwilio(local, path));
  return permissions.map(({ identity }) => identity.replace(`.${callSid}`, '')).sort();
}
