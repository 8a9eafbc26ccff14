import * as v from 'valibot';
import { keepNewest } from '../runtime/keepNewest';
import type { TwilioAccess } from '../twilio/http';
import { changeOnCondition } from '../twilio/retry';
import { findClearing, findDocument, type Found, writeData } from './documents';
import { hiddenName } from './hiddenName';

/*
 * The calls on which the panel was opened for a task, in a Sync document that no token may read. Agents can
 * change a task's attributes, so those must not decide which payment is found when the task ends.
 */

const DAY_SECONDS = 86_400;
/** A note is renewed long before its document expires. */
const NOTED_FOR_MS = 3_600_000;

const dataSchema = v.object({
  callSids: v.pipe(v.array(v.pipe(v.string(), v.regex(/^CA[0-9a-f]{32}$/i))), v.readonly()),
});

/** Calls noted for a task. */
export interface Calls {
  readonly revision: string | undefined;
  readonly callSids: readonly string[];
  /** When it was written last, by Sync's clock. */
  readonly notedAt: number;
}

const none: Calls = { revision: undefined, callSids: [], notedAt: -Infinity };

/** With another API secret the notes restart; until there are any, a task's attributes still name its call. */
const nameOf = ({ settings }: TwilioAccess, taskSid: string): string =>
  hiddenName(settings.TWILIO_API_SECRET, 'task', taskSid);

function callsIn(found: Found | undefined): Calls {
  if (!found) return none;
  const parsed = v.safeParse(dataSchema, found.data);
  const callSids = parsed.success ? parsed.output.callSids : [];
  return { revision: found.revision, callSids, notedAt: Date.parse(found.date_updated) };
}

/** The calls noted for a task, the oldest first. */
export const readCallsOfTask = async (access: TwilioAccess, taskSid: string): Promise<Calls> =>
  callsIn(await findDocument(access, nameOf(access, taskSid)));

/** Every function is a bundle with its own modules; bundles of a process share what is under a global symbol. */
const notedKey: unique symbol = Symbol.for('flex-payment-functions/noted-calls');
const process: { readonly Symbol: SymbolConstructor; [notedKey]?: Map<string, number> } =
  globalThis;

/** When this process last noted a call of a task. */
const noted = (): Map<string, number> => (process[notedKey] ??= new Map<string, number>());

/** A task, a call that it is about, and the time of the request that says so. */
interface Noting {
  readonly taskSid: string;
  readonly callSid: string;
  readonly now: number;
}

const keyOf = (name: string, callSid: string): string => `${name} ${callSid}`;
const isRecent = (at: number, now: number): boolean => now - at < NOTED_FOR_MS;
const isNoted = (key: string, now: number): boolean => isRecent(noted().get(key) ?? -Infinity, now);

/** The note that a call would be added to, to be read in time; empty if this process noted the call recently. */
export async function readNote(
  access: TwilioAccess,
  { taskSid, callSid, now }: Noting,
): Promise<Calls> {
  const name = nameOf(access, taskSid);
  return isNoted(keyOf(name, callSid), now) ? none : callsIn(await findDocument(access, name));
}

/** Notes that a task is about a call; costs nothing if this process, or another by what is known, did so recently. */
export async function noteCallOfTask(
  access: TwilioAccess,
  { taskSid, callSid, now }: Noting,
  known: Calls = none,
): Promise<void> {
  const name = nameOf(access, taskSid);
  const key = keyOf(name, callSid);
  if (isNoted(key, now)) return;
  const read = async () => callsIn(await findClearing(access, name));
  await changeOnCondition(access.signal, known, read, async ({ revision, callSids, notedAt }) => {
    if (callSids.includes(callSid) && isRecent(notedAt, now)) return true;
    const others = callSids.filter((each) => each !== callSid);
    const data = { callSids: [...others, callSid] };
    return writeData(access, { name, revision, data, ttl: DAY_SECONDS });
  });
  keepNewest(noted(), key, now);
}
