import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import { readAttributes } from '../agent/callOwnership';
import { log } from '../runtime/log';
import type { OutcomeEvent } from './event';
import { withOutcome } from './task';
import { backOff, retrying } from '../twilio/access';
import { exchange, type TwilioAccess, type TwilioReply } from '../twilio/http';

const MOST_ATTEMPTS = 5;
const host = 'taskrouter.twilio.com';
const taskSchema = v.object({ attributes: v.string() });

/** Attributes of the task and the version they are of; undefined for a task that is gone. */
function readTask({ status, body, etag }: TwilioReply) {
  if (status === 404) return undefined;
  const parsed = v.safeParse(taskSchema, body);
  if (!parsed.success || etag === undefined) throw new Error(`the task cannot be read: ${status}`);
  return { attributes: readAttributes(parsed.output.attributes), version: etag };
}

/**
 * Merges an outcome into the attributes of its task, on condition that nobody has changed them since
 * they were read (Task resource: If-Match, ETag); read again where somebody has (412).
 */
async function mergeOutcome(access: TwilioAccess, path: string, event: OutcomeEvent) {
  const { signal } = access;
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    const read = { method: 'GET', host, path } as const;
    const task = readTask(await retrying(signal, () => exchange(access, read)));
    if (!task) return;
    const attributes = withOutcome(task.attributes, event);
    if (isDeepStrictEqual(attributes, task.attributes)) return;
    const { status } = await exchange(access, {
      method: 'POST',
      host,
      path,
      headers: { 'If-Match': task.version },
      form: { Attributes: JSON.stringify(attributes) },
    });
    if (status < 300 || status === 404) return;
    if (status !== 412) throw new Error(`the task cannot be written: ${status}`);
    await backOff(attempt, signal);
  }
  throw new Error('the task is changed too often');
}

/**
 * Writes an outcome into its task, if there still is one. That it could not be written is logged and
 * nothing else: it is a copy for Flex Insights, and no reason to have Twilio send a callback again.
 */
export async function tellTask(access: TwilioAccess, event: OutcomeEvent): Promise<void> {
  const { taskSid, callSid, session } = event;
  if (taskSid === null) return;
  const path = `/v1/Workspaces/${access.settings.TASKROUTER_WORKSPACE_SID}/Tasks/${taskSid}`;
  try {
    await mergeOutcome(access, path, event);
  } catch {
    log('error', { function: 'status', code: 'task-not-updated', callSid, session });
  }
}
