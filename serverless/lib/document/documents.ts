import * as v from 'valibot';
import { askTwilio, type TwilioAccess, TwilioError, type TwilioRequest } from '../twilio/http';
import { findOnTwilio, retrying } from '../twilio/retry';

/* Documents of the project's Sync service, whatever they hold. */

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
  date_updated: v.string(),
});
/** A document as Sync has it; a conditional write names its revision. */
export type Found = v.InferOutput<typeof foundSchema>;
/** A write's reply repeats the data, which is ignored. */
const writtenSchema = v.object({ revision: v.string() });

const fetchDocument = (access: TwilioAccess, name: string): Promise<Found | undefined> => {
  const request = { method: 'GET', host, path: documentPath(access, name) } as const;
  return findOnTwilio(access.signal, () => askTwilio(access, request, foundSchema));
};

/**
 * Whether the functions created a document. An agent's token may read one document, but nothing in Sync keeps
 * it from creating others under any name, which its creator may write: a document created in advance under the
 * name of another call would be a payment invented by an agent. Sync says who created it (Document resource,
 * `created_by`: `system` for the REST API, else the token's identity).
 */
const isOurs = (found: Found): boolean => found.created_by === 'system';

/** Undefined if there is no document of that name, or the functions did not create it. */
export async function findDocument(access: TwilioAccess, name: string): Promise<Found | undefined> {
  const found = await fetchDocument(access, name);
  return found && isOurs(found) ? found : undefined;
}

/** Removes a document, if it is still there. */
async function removeDocument(access: TwilioAccess, sid: string): Promise<void> {
  const request = { method: 'DELETE', host, path: documentPath(access, sid) } as const;
  await findOnTwilio(access.signal, () => askTwilio(access, request, v.unknown()));
}

/** As `findDocument`, but removes a document that blocks the name; by its SID, or it might remove a new one. */
export async function findClearing(access: TwilioAccess, name: string): Promise<Found | undefined> {
  const found = await fetchDocument(access, name);
  if (!found || isOurs(found)) return found;
  await removeDocument(access, found.sid);
  return undefined;
}

/** Replies to a write that somebody else was faster with, or whose document has expired meanwhile. */
const lostRace: ReadonlySet<number> = new Set([404, 409, 412]);

export interface Write {
  readonly name: string;
  /** Of the document as it was read; undefined when there was none. */
  readonly revision: string | undefined;
  readonly data: object;
  /** Seconds that the document lives from now on. */
  readonly ttl: number;
}

function writeRequest(access: TwilioAccess, { name, revision, data, ttl }: Write): TwilioRequest {
  const form = { Data: JSON.stringify(data), Ttl: String(ttl) };
  return revision === undefined
    ? { method: 'POST', host, path: documentPath(access), form: { ...form, UniqueName: name } }
    : {
        method: 'POST',
        host,
        path: documentPath(access, name),
        form,
        headers: { 'If-Match': revision },
      };
}

/** Writes unless somebody has changed it meanwhile; the new revision, or undefined when they have. */
export async function writeData(access: TwilioAccess, write: Write): Promise<string | undefined> {
  const request = writeRequest(access, write);
  try {
    const send = () => askTwilio(access, request, writtenSchema);
    return (await retrying(access.signal, send)).revision;
  } catch (error) {
    if (error instanceof TwilioError && lostRace.has(error.failure.status ?? 0)) return undefined;
    throw error;
  }
}
