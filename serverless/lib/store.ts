import { isDeepStrictEqual } from 'node:util';
import { type CallDocument, parseDocument } from '../../src/payment/session';
import {
  backOff,
  findOnTwilio,
  readTwilioFailure,
  retrying,
  type TwilioAccess,
} from './twilioAccess';

/** A call's document as Sync has it; the revision is what a conditional write is held against. */
export interface Stored {
  readonly revision: string;
  readonly document: CallDocument;
}

const DAY_SECONDS = 86_400;

function documents({ client, settings }: TwilioAccess) {
  return client.sync.v1.services(settings.PAYMENTS_SYNC_SERVICE_SID).documents;
}

/** Reads the document of a call; undefined when the call has none. Throws on one that is not ours. */
export async function readDocument(
  access: TwilioAccess,
  name: string,
): Promise<Stored | undefined> {
  const found = await findOnTwilio(access.signal, () => documents(access)(name).fetch());
  if (!found) return undefined;
  const document = parseDocument(found.data);
  if (!document) throw new Error('the Sync document is not of this version');
  return { revision: found.revision, document };
}

/** Replies to a write that somebody else was faster with, or whose document has expired meanwhile. */
const lostRace: ReadonlySet<number> = new Set([404, 409, 412]);

async function unlessLost<T>(signal: AbortSignal, send: () => Promise<T>): Promise<T | undefined> {
  try {
    return await retrying(signal, send);
  } catch (error) {
    const failure = readTwilioFailure(error);
    if (failure.kind === 'refused' && lostRace.has(failure.status)) return undefined;
    throw error;
  }
}

/** Writes only what nobody has changed meanwhile; undefined when somebody has. */
async function writeDocument(
  access: TwilioAccess,
  name: string,
  before: Stored | undefined,
  document: CallDocument,
): Promise<Stored | undefined> {
  const written = await unlessLost(access.signal, () =>
    before
      ? documents(access)(name).update({ ifMatch: before.revision, data: document })
      : documents(access).create({ uniqueName: name, data: document, ttl: DAY_SECONDS }),
  );
  return written && { revision: written.revision, document };
}

/** What is to become of a document, and what the caller wants to know about it. */
export interface Decision<T> {
  /** Undefined or an equal document: nothing is written. */
  readonly write: CallDocument | undefined;
  readonly result: T;
}

export interface Changed<T> {
  readonly stored: Stored | undefined;
  /** False when there was nothing to write. */
  readonly written: boolean;
  readonly result: T;
}

/**
 * Changes a call's document by a conditional write, created when missing. `known` is tried first; when
 * somebody else was faster the document is read again and `decide` asked again, until it holds or
 * the time is up. A write that Sync carried out without our hearing of it is found on that second
 * look, so `decide` must recognise its own work.
 */
export async function changeDocument<T>(
  access: TwilioAccess,
  name: string,
  known: Stored | undefined,
  decide: (document: CallDocument | undefined) => Decision<T>,
): Promise<Changed<T>> {
  let before = known;
  for (let attempt = 1; ; attempt += 1) {
    const { write, result } = decide(before?.document);
    if (!write || isDeepStrictEqual(write, before?.document)) {
      return { stored: before, written: false, result };
    }
    const stored = await writeDocument(access, name, before, write);
    if (stored) return { stored, written: true, result };
    if (attempt > 1) await backOff(attempt - 1, access.signal);
    before = await readDocument(access, name);
  }
}
