import { isDeepStrictEqual } from 'node:util';
import { openPaymentOf } from '../../../src/payment/document/openPayment';
import { parseDocument } from '../../../src/payment/document/parseDocument';
import type { CallDocument } from '../../../src/payment/document/session';
import { Refusal, refusal } from '../runtime/refusal';
import type { TwilioAccess } from '../twilio/http';
import { changeOnCondition } from '../twilio/retry';
import { findClearing, findDocument, type Found, writeData } from './documents';
import { outdated, recall, remember } from './memory';
import type { Stored } from './stored';

const DAY_SECONDS = 86_400;

/** The refusal of a document that another version has written (R52). */
function unreadable(data: unknown): Refusal {
  const message = 'The payments of this call were written by another version';
  const session = openPaymentOf(data)?.key;
  return new Refusal({ code: 'document-unreadable', message, detail: session ? { session } : {} });
}

/** Whether it is that refusal. */
export const isUnreadable = (error: unknown): error is Refusal =>
  error instanceof Refusal && error.code === 'document-unreadable';

function storedOf(found: Found | undefined): Stored | undefined {
  if (!found) return undefined;
  const document = parseDocument(found.data);
  if (!document) throw unreadable(found.data);
  return { revision: found.revision, document };
}

/**
 * Reads the document of a call; undefined if the call has none, or one that the functions did not create.
 * Throws `document-unreadable` for one of another version.
 */
export async function readDocument(
  access: TwilioAccess,
  name: string,
): Promise<Stored | undefined> {
  return storedOf(await findDocument(access, name));
}

const notLegible = (): Refusal =>
  refusal('internal', 'Something went wrong in the payment functions', {
    error: 'document-not-legible',
  });

/**
 * Writes the document; undefined if somebody has changed it meanwhile. Remembers what it knows. It writes the
 * document as readers will read it, and throws rather than write an unreadable one: an agent whose document
 * cannot be read can neither complete nor cancel.
 */
export async function writeDocument(
  access: TwilioAccess,
  name: string,
  before: Stored | undefined,
  changed: CallDocument,
): Promise<Stored | undefined> {
  const document = parseDocument(changed);
  if (!document) throw notLegible();
  // Extended with each write, so that a document never expires during a call.
  const write = { name, revision: before?.revision, data: document, ttl: DAY_SECONDS };
  const remembered = recall(name);
  const revision = await writeData(access, write);
  if (revision === undefined) {
    // Whoever was faster may have been another request of this process, which remembers what it wrote.
    if (recall(name) === remembered) outdated(name);
    return undefined;
  }
  const stored = { revision, document };
  remember(name, stored);
  return stored;
}

/** What to write into a document, and what to return to the caller. */
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
 * the time is up. `decide` must recognise its own work (`changeOnCondition`).
 */
export function changeDocument<T>(
  access: TwilioAccess,
  name: string,
  known: Stored | undefined,
  decide: (document: CallDocument | undefined) => Decision<T>,
): Promise<Changed<T>> {
  const read = async () => storedOf(await findClearing(access, name));
  return changeOnCondition(access.signal, known, read, async (before) => {
    const { write, result } = decide(before?.document);
    if (!write || isDeepStrictEqual(write, before?.document)) {
      if (before) remember(name, before);
      return { stored: before, written: false, result };
    }
    const stored = await writeDocument(access, name, before, write);
    return stored && { stored, written: true, result };
  });
}
