import { Type } from '@sinclair/typebox';
import { account } from '../../account';
import type { Call } from '../calls/calls';
import { invalidParameter } from '../rest/errors';
import { done, type Outcome, refused } from '../rest/outcome';
import type { JsonObject } from './model';

/** Attributes arrive as an object, or as the JSON of one. */
export const Attributes = Type.Union([Type.Record(Type.String(), Type.Unknown()), Type.String()]);

/** Whether a value parsed from JSON is an object. */
const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Attributes of a task or a worker: an object, or the JSON of one; anything else is refused. */
export function readAttributes(value: string | object): Outcome<JsonObject> {
  try {
    const parsed: unknown = JSON.parse(typeof value === 'string' ? value : JSON.stringify(value));
    if (isJsonObject(parsed)) return done(parsed);
  } catch {
    // Not JSON at all.
  }
  return refused(invalidParameter('Attributes is not a JSON object'));
}

/** The attributes that Studio's "Send to Flex" widget sets on the task of an incoming call. */
export const incomingAttributes = (call: Call) => ({
  ...call.taskAttributes,
  type: 'inbound',
  direction: 'inbound',
  name: call.from,
  from: call.from,
  caller: call.from,
  to: call.to,
  called: call.to,
  call_sid: call.sid,
  account_sid: account.sid,
});
