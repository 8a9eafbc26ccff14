import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import type { CallDocument } from '../../../src/payment/document/session';
import { readCallsOfTask } from '../document/callsOfTask';
import { readDocument } from '../document/store';
import { documentName } from '../document/stored';
import { allDone } from '../runtime/allDone';
import { log } from '../runtime/log';
import { exchange, type TwilioAccess, type TwilioReply } from '../twilio/http';
import { changeOnCondition, retrying } from '../twilio/retry';
import { readAttributes, taskPath } from '../twilio/tasks';
import { withOutcomes } from './task';

const host = 'taskrouter.twilio.com';
const taskSchema = v.object({ attributes: v.string() });

/** Attributes of the task and their version; undefined for a task that is gone. */
function readTask({ status, body, etag }: TwilioReply) {
  if (status === 404) return undefined;
  const parsed = v.safeParse(taskSchema, body);
  if (!parsed.success || etag === undefined) throw new Error(`the task cannot be read: ${status}`);
  return { attributes: readAttributes(parsed.output.attributes), version: etag };
}

/** The documents of a task's calls, the oldest first: a customer who comes back does so on another leg. */
async function documentsOf(
  access: TwilioAccess,
  callSid: string,
  taskSid: string,
): Promise<readonly CallDocument[]> {
  const { callSids } = await readCallsOfTask(access, taskSid);
  const all = [...callSids.filter((each) => each !== callSid), callSid];
  const found = await allDone(all.map((each) => readDocument(access, documentName(each))));
  return found.flatMap((stored) => (stored ? [stored.document] : []));
}

/**
 * Writes what the documents of its calls know into the attributes of the task, on condition that nobody has
 * changed them since they were read (Task resource: If-Match, ETag); reads them again if somebody has (412).
 * The documents are always read after the task, so that of two processes the one that writes last knows
 * everything that the other knew.
 */
async function writeOutcomes(access: TwilioAccess, callSid: string, taskSid: string) {
  const { signal } = access;
  const request = { host, path: taskPath(access, taskSid) } as const;
  const read = async () => {
    const task = readTask(
      await retrying(signal, () => exchange(access, { method: 'GET', ...request })),
    );
    return task && { ...task, documents: await documentsOf(access, callSid, taskSid) };
  };
  await changeOnCondition(signal, await read(), read, async (known) => {
    if (!known) return 'gone';
    const attributes = withOutcomes(known.attributes, known.documents, taskSid);
    if (isDeepStrictEqual(attributes, known.attributes)) return 'written';
    const { status } = await exchange(access, {
      method: 'POST',
      ...request,
      headers: { 'If-Match': known.version },
      form: { Attributes: JSON.stringify(attributes) },
    });
    if (status < 300 || status === 404) return 'written';
    if (status !== 412) throw new Error(`the task cannot be written: ${status}`);
    return undefined;
  });
}

/**
 * Writes the outcomes of a task's payments into it, if it still exists; one of its calls is `callSid`. A failure is
 * only logged: this is a copy for Flex Insights, and no reason to have Twilio send a callback again.
 */
export async function updateTask(
  access: TwilioAccess,
  callSid: string,
  taskSid: string,
): Promise<void> {
  try {
    await writeOutcomes(access, callSid, taskSid);
  } catch {
    log('error', { function: 'status', code: 'task-not-updated', callSid });
  }
}
