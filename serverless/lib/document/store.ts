import { isDeepStrictEqual } from 'node:util';
import { type CallDocument, parseDocument } from '../../../src/payment/document/session';
import { remember, shared } from './memory';
import { findClearing, findDocument, type Found, writeData } from './syncDocuments';
import { backOff } from '../twilio/access';
import type { TwilioAccess } from '../twilio/http';

/** A call's document as Sync has it; the revision is what a conditional write is held against. */
export interface Stored {
  readonly revision: string;
  readonly document: CallDocument;
}

const DAY_SECONDS = 86_400;

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
  const found = await findDocument(access, name);
  return found && storedOf(found);
}

/** Writes only what nobody has changed meanwhile; undefined when somebody has. Remembers what it knows. */
export async function writeDocument(
  access: TwilioAccess,
  name: string,
  before: Stored | undefined,
  document: CallDocument,
): Promise<Stored | undefined> {
  // Anew with each write: what is open never expires under a call, however long its document has been there.
  const write = { name, revision: before?.revision, data: document, ttl: DAY_SECONDS };
  const revision = await writeData(access, write);
  if (revision === undefined) {
    shared().documents.delete(name);
    return undefined;
  }
  const stored = { revision, document };
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
    const found = await findClearing(access, name);
    before = found && storedOf(found);
  }
}
