import * as v from 'valibot';
import type { CallDocument } from '../../../src/payment/document/session';
import type { Configuration } from '../../../src/payment/offer/configuration';
import { isOver, sessionAt } from '../../../src/payment/rules/status';
import { findClearing, type Found, findDocument, writeData } from '../document/documents';
import { hiddenName } from '../document/hiddenName';
import { allDone } from '../runtime/allDone';
import { log } from '../runtime/log';
import { refusal } from '../runtime/refusal';
import { asRefusal } from '../twilio/failure';
import { askTwilio, type TwilioAccess, TwilioError } from '../twilio/http';
import { changeOnCondition, findOnTwilio, retrying } from '../twilio/retry';

/*
 * Whatever records a call is paused while the caller keys in their card: the tones of the keys are the card number.
 * Which recordings are paused, and for which payment, is noted first, so that they are resumed even if this process
 * ends here. Recordings that somebody else has paused are left alone.
 */

/** The customer's leg, and the conference it is in: either may be recorded. */
export interface RecordedCall {
  readonly callSid: string;
  readonly conferenceSid: string;
}

const recordingSchema = v.object({
  sid: v.pipe(v.string(), v.regex(/^RE[0-9a-f]{32}$/i)),
  status: v.string(),
});
const listSchema = v.object({ recordings: v.array(recordingSchema) });

const pathSchema = v.pipe(
  v.string(),
  v.regex(/^\/(Calls\/CA|Conferences\/CF)[0-9a-f]{32}\/Recordings\/RE[0-9a-f]{32}$/i),
);
const noteSchema = v.object({
  /** Key of the payment session that they are paused for. */
  session: v.string(),
  /** Below the account's path. */
  paused: v.pipe(v.array(pathSchema), v.readonly()),
});
type Note = v.InferOutput<typeof noteSchema>;

/** As long as a call's document is kept. */
const DAY_SECONDS = 86_400;

const host = 'api.twilio.com';
const accountPath = ({ settings }: TwilioAccess) => `/2010-04-01/Accounts/${settings.ACCOUNT_SID}`;
const noteName = ({ settings }: TwilioAccess, callSid: string): string =>
  hiddenName(settings.TWILIO_API_SECRET, 'recordings', callSid);

const noteIn = (found: Found | undefined): Note | undefined => {
  const parsed = v.safeParse(noteSchema, found?.data);
  return parsed.success ? parsed.output : undefined;
};

/** The recordings of a call or conference that are running; none where there is no such call any more. */
async function running(access: TwilioAccess, of: string): Promise<readonly string[]> {
  const path = `${accountPath(access)}${of}/Recordings.json?PageSize=100`;
  const request = { method: 'GET', host, path } as const;
  const found = await findOnTwilio(access.signal, () => askTwilio(access, request, listSchema));
  const now = (found?.recordings ?? []).filter(({ status }) => status === 'in-progress');
  return now.map(({ sid }) => `${of}/Recordings/${sid}`);
}

/** Whether a recording records at this moment. */
async function isRunning(access: TwilioAccess, recording: string): Promise<boolean> {
  const request = { method: 'GET', host, path: `${accountPath(access)}${recording}.json` } as const;
  const found = await findOnTwilio(access.signal, () =>
    askTwilio(access, request, recordingSchema),
  );
  return found?.status === 'in-progress';
}

/** Pausing what is paused, and resuming what runs, is no error: it may be sent again. */
async function move(
  access: TwilioAccess,
  recording: string,
  Status: 'paused' | 'in-progress',
): Promise<void> {
  const path = `${accountPath(access)}${recording}.json`;
  const request = { method: 'POST', host, path, form: { Status } } as const;
  await retrying(access.signal, () => askTwilio(access, request, recordingSchema));
}

const isRefused = (error: unknown): boolean =>
  error instanceof TwilioError && error.failure.kind === 'refused';

/** Throws what Twilio said where the recording still runs; one that is over needs no pause. */
async function pause(access: TwilioAccess, recording: string): Promise<void> {
  try {
    await move(access, recording, 'paused');
  } catch (error) {
    if (!isRefused(error) || (await isRunning(access, recording))) throw error;
  }
}

/** A recording that is over needs no resuming. */
async function resume(access: TwilioAccess, recording: string): Promise<void> {
  try {
    await move(access, recording, 'in-progress');
  } catch (error) {
    if (!isRefused(error)) throw error;
  }
}

/** Notes them for the payment, with what an earlier payment of the call has left paused. */
async function note(
  access: TwilioAccess,
  callSid: string,
  session: string,
  recordings: readonly string[],
): Promise<void> {
  const name = noteName(access, callSid);
  const read = () => findClearing(access, name);
  await changeOnCondition(access.signal, await read(), read, async (found) => {
    const before = noteIn(found);
    const paused = [...new Set([...(before?.paused ?? []), ...recordings])];
    if (before?.session === session && paused.length === before.paused.length) return true;
    const data: Note = { session, paused };
    const write = { name, revision: found?.revision, data, ttl: DAY_SECONDS };
    return (await writeData(access, write)) === undefined ? undefined : true;
  });
}

/** Pauses everything that records the call, on behalf of a payment. Throws where something still records. */
async function pauseAll(
  access: TwilioAccess,
  { callSid, conferenceSid }: RecordedCall,
  session: string,
): Promise<void> {
  const found = await allDone([
    running(access, `/Calls/${callSid}`),
    running(access, `/Conferences/${conferenceSid}`),
  ]);
  // Also where nothing runs: what the payment before this one has paused is now this one's.
  await note(access, callSid, session, found.flat());
  await allDone(found.flat().map((recording) => pause(access, recording)));
}

/**
 * Pauses whatever records the call, before the caller is asked to key something in. Throws `recording-not-paused` if
 * that fails, unless the contact center wants to continue anyway.
 */
export async function pauseRecordings(
  access: TwilioAccess,
  { recording }: Configuration,
  call: RecordedCall,
  session: string,
): Promise<void> {
  if (recording === 'leave') return;
  try {
    await pauseAll(access, call, session);
  } catch (error) {
    const { callSid } = call;
    const why = asRefusal(error).log;
    const code = 'recording-not-paused';
    if (recording === 'pause') throw refusal(code, 'Something still records the call', why);
    log('error', { callSid, session, ...why, code });
  }
}

/**
 * Resumes the recordings that were paused for a payment, unless another payment has begun since. If one begins in the
 * meantime they are paused again: it may have found them paused.
 */
async function resumeAll(access: TwilioAccess, callSid: string, session: string): Promise<void> {
  const name = noteName(access, callSid);
  const found = await findDocument(access, name);
  const noted = noteIn(found);
  if (noted?.session !== session || noted.paused.length === 0) return;
  await allDone(noted.paused.map((recording) => resume(access, recording)));
  const data: Note = { session, paused: [] };
  const write = { name, revision: found?.revision, data, ttl: DAY_SECONDS };
  if ((await writeData(access, write)) !== undefined) return;
  const now = noteIn(await findDocument(access, name));
  if (now?.session === session) return;
  await allDone((now?.paused ?? []).map((recording) => pause(access, recording)));
}

/** Resumes the recordings of a call once its payment is over; false if that failed and may succeed later. */
export async function resumeRecordings(
  access: TwilioAccess,
  { recording }: Configuration,
  { callSid, current }: CallDocument,
  now: number,
): Promise<boolean> {
  if (recording === 'leave' || !current || !isOver(sessionAt(current, now))) return true;
  try {
    await resumeAll(access, callSid, current.key);
    return true;
  } catch (error) {
    const why = asRefusal(error).log;
    log('error', { callSid, session: current.key, ...why, code: 'recording-not-resumed' });
    return false;
  }
}
