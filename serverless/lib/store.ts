import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import { type CallDocument, parseDocument } from '../../src/payment/session';
import { remember, shared } from './memory';
import { backOff, findOnTwilio, retrying } from './twilioAccess';
import { askTwilio, type TwilioAccess, TwilioError, type TwilioRequest } from './twilioHttp';

/** A call's document as Sync has it; the revision is what a conditional write is held against. */
export interface Stored {
  readonly revision: string;
  readonly document: CallDocument;
}

const DAY_SECONDS = 86_400;

const host = 'sync.twilio.com';

/** Path of a document, by its name or SID; of all of them without one. */
export function documentPath({ settings }: TwilioAccess, name?: string): string {
  const all = `/v1/Services/${settings.PAYMENTS_SYNC_SERVICE_SID}/Documents`;
  return name === undefined ? all : `${all}/${name}`;
}

const foundSchema = v.object({
  sid: v.string(),
  revision: v.string(),
  data: v.unknown(),
  created_by: v.string(),
});
type Found = v.InferOutput<typeof foundSchema>;
/** A write's reply repeats the data, which nobody needs. */
const writtenSchema = v.object({ revision: v.string() });

const fetchDocument = (access: TwilioAccess, name: string): Promise<Found | undefined> => {
  const request = { method: 'GET', host, path: documentPath(access, name) } as const;
  return findOnTwilio(access.signal, () => askTwilio(access, request, foundSchema));
};

/**
 * Whether the functions made a document. An agent's token may read one document, but nothing in Sync
 * keeps it from making others, under any name, and whoever makes one may write it: a document made in
 * advance under the name of another call would be a payment that an agent invents. Sync says who made
 * it (Document resource, `created_by`: `system` for the REST API, else the token's identity).
 */
const isOurs = (found: Found): boolean => found.created_by === 'system';

function storedOf({ revision, data }: Found): Stored {
  const document = parseDocument(data);
  if (!document) throw new Error('the Sync document is not of this version');
  return { revision, document };
}

/**
 * Reads the document of a call; undefined when the call has none, or one that the functions did not
 * make. Throws on one of another version.
 */
export async function readDocument(
  access: TwilioAccess,
  name: string,
): Promise<Stored | undefined> {
  const found = await fetchDocument(access, name);
  return found && isOurs(found) ? storedOf(found) : undefined;
}

/** As `readDocument`, and removes one that stands in the way; by its SID, or it might remove a new one. */
async function readClearing(access: TwilioAccess, name: string): Promise<Stored | undefined> {
  const found = await fetchDocument(access, name);
  if (!found || isOurs(found)) return found && storedOf(found);
  const request = { method: 'DELETE', host, path: documentPath(access, found.sid) } as const;
  await findOnTwilio(access.signal, () => askTwilio(access, request, v.unknown()));
  return undefined;
}

/** Replies to a write that somebody else was faster with, or whose document has expired meanwhile. */
const lostRace: ReadonlySet<number> = new Set([404, 409, 412]);

async function unlessLost<T>(signal: AbortSignal, send: () => Promise<T>): Promise<T | undefined> {
  try {
    return await retrying(signal, send);
  } catch (error) {
    if (error instanceof TwilioError && lostRace.has(error.failure.status ?? 0)) return undefined;
    throw error;
  }
}

function writeRequest(
  access: TwilioAccess,
  name: string,
  before: Stored | undefined,
  document: CallDocument,
): TwilioRequest {
  const Data = JSON.stringify(document);
  return before
    ? {
        method: 'POST',
        host,
        path: documentPath(access, name),
        headers: { 'If-Match': before.revision },
        form: { Data },
      }
    : {
        method: 'POST',
        host,
        path: documentPath(access),
        form: { UniqueName: name, Data, Ttl: String(DAY_SECONDS) },
      };
}

/** Writes only what nobody has changed meanwhile; undefined when somebody has. Remembers what it knows. */
export async function writeDocument(
  access: TwilioAccess,
  name: string,
  before: Stored | undefined,
  document: CallDocument,
): Promise<Stored | undefined> {
  const request = writeRequest(access, name, before, document);
  const written = await unlessLost(access.signal, () => askTwilio(access, request, writtenSchema));
  if (!written) {
    shared().documents.delete(name);
    return undefined;
  }
  const stored = { revision: written.revision, document };
  remember(name, stored);
  return stored;
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
      if (before) remember(name, before);
      return { stored: before, written: false, result };
    }
    const stored = await writeDocument(access, name, before, write);
    if (stored) return { stored, written: true, result };
    if (attempt > 1) await backOff(attempt - 1, access.signal);
    before = await readClearing(access, name);
  }
}
