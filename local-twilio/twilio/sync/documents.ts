import { EventEmitter } from 'node:events';
import { newSid } from '../../account';
import { invalidParameter } from '../rest/errors';
import { rateLimited, syncErrors } from './errors';
import { createExpiry } from './expiry';
import {
  done,
  type JsonObject,
  type Outcome,
  refused,
  revisionOf,
  services,
  type SyncDocument,
} from './model';
import type { RateLimit } from './rateLimit';

const MAX_DATA_BYTES = 16 * 1024;
const MAX_TTL_S = 31_536_000;
const MAX_UNIQUE_NAME = 320;
const DOCUMENT_SID = /^ET[0-9a-fA-F]{32}$/;

interface DocumentEvents {
  updated: [document: SyncDocument];
  removed: [document: SyncDocument];
}

export interface NewDocument {
  readonly uniqueName?: string | undefined;
  readonly data?: JsonObject | undefined;
  /** Seconds; 0 or absent never expires. */
  readonly ttl?: number | undefined;
  readonly createdBy: string;
}

export interface DocumentUpdate {
  readonly data?: JsonObject | undefined;
  /** Seconds from now; 0 never expires, absent leaves the time of expiry as it is. */
  readonly ttl?: number | undefined;
  /** The revision that the writer knows; refused with 412 when the document has moved on. */
  readonly ifMatch?: string | undefined;
}

/**
 * Every Sync document of the account. A change is announced on `events` after the current turn of
 * the event loop, so that whoever made it has its answer before the live update: a Sync client
 * takes an update that arrives earlier for somebody else's.
 */
export interface Documents {
  readonly events: EventEmitter<DocumentEvents>;
  create(serviceSid: string, document: NewDocument): Outcome<SyncDocument>;
  /** By SID or unique name. */
  find(serviceSid: string, id: string): Outcome<SyncDocument>;
  update(serviceSid: string, id: string, update: DocumentUpdate): Outcome<SyncDocument>;
  remove(serviceSid: string, id: string): Outcome<SyncDocument>;
  /** Oldest first. */
  list(serviceSid: string): Outcome<readonly SyncDocument[]>;
  /** Removes every document of the service, announced like any removal. */
  clear(serviceSid: string): void;
}

const nameKey = (serviceSid: string, uniqueName: string): string => `${serviceSid}/${uniqueName}`;

function expiresAt(ttl: number): Date | null {
  return ttl === 0 ? null : new Date(Date.now() + ttl * 1000);
}

function checkContent(data: JsonObject | undefined, ttl: number | undefined): Outcome<undefined> {
  if (ttl !== undefined && (!Number.isInteger(ttl) || ttl < 0 || ttl > MAX_TTL_S)) {
    return refused(syncErrors.invalidTtl);
  }
  const tooLarge = data && Buffer.byteLength(JSON.stringify(data)) > MAX_DATA_BYTES;
  return tooLarge ? refused(syncErrors.tooLarge) : done(undefined);
}

/** An `If-Match` header may quote the revision, as an ETag. */
const unquoted = (revision: string): string => revision.replace(/^"(.*)"$/, '$1');

export function createDocuments(mayWrite: RateLimit): Documents {
  const bySid = new Map<string, SyncDocument>();
  const sidByName = new Map<string, string>();
  const events = new EventEmitter<DocumentEvents>();
  events.setMaxListeners(0);
  const expiry = createExpiry((sid) => {
    const document = bySid.get(sid);
    if (document) drop(document);
  });

  function put(document: SyncDocument): Outcome<SyncDocument> {
    bySid.set(document.sid, document);
    expiry.set(document.sid, document.dateExpires);
    return done(document);
  }

  function drop(document: SyncDocument): void {
    bySid.delete(document.sid);
    if (document.uniqueName !== null) {
      sidByName.delete(nameKey(document.serviceSid, document.uniqueName));
    }
    expiry.set(document.sid, null);
    setImmediate(() => events.emit('removed', document));
  }

  function find(serviceSid: string, id: string): Outcome<SyncDocument> {
    if (!services.has(serviceSid)) return refused(syncErrors.serviceNotFound);
    const named = !DOCUMENT_SID.test(id);
    const document = bySid.get((named ? sidByName.get(nameKey(serviceSid, id)) : id) ?? '');
    if (document?.serviceSid === serviceSid) return done(document);
    return refused(named ? syncErrors.nameNotFound : syncErrors.documentNotFound);
  }

  function create(serviceSid: string, wanted: NewDocument): Outcome<SyncDocument> {
    if (!services.has(serviceSid)) return refused(syncErrors.serviceNotFound);
    const { uniqueName = null, data = {}, ttl = 0, createdBy } = wanted;
    const content = checkContent(data, ttl);
    if (!content.ok) return content;
    const now = new Date();
    const sid = newSid('ET');
    if (uniqueName !== null) {
      const longEnough = uniqueName.length > 0 && uniqueName.length <= MAX_UNIQUE_NAME;
      if (!longEnough) return refused(invalidParameter('UniqueName must have 1 to 320 characters'));
      if (sidByName.has(nameKey(serviceSid, uniqueName))) return refused(syncErrors.nameTaken);
      sidByName.set(nameKey(serviceSid, uniqueName), sid);
    }
    const times = { dateCreated: now, dateUpdated: now, dateExpires: expiresAt(ttl) };
    return put({ sid, serviceSid, uniqueName, createdBy, data, eventId: 0, ...times });
  }

  function update(serviceSid: string, id: string, changes: DocumentUpdate): Outcome<SyncDocument> {
    const found = find(serviceSid, id);
    if (!found.ok) return found;
    const document = found.value;
    const { data, ttl, ifMatch } = changes;
    if (ifMatch !== undefined && unquoted(ifMatch) !== revisionOf(document)) {
      return refused(syncErrors.revisionMismatch);
    }
    const content = checkContent(data, ttl);
    if (!content.ok) return content;
    if (!mayWrite(document.sid)) return refused(rateLimited(document.sid));
    const dateExpires = ttl === undefined ? document.dateExpires : expiresAt(ttl);
    if (data === undefined) return put({ ...document, dateExpires });
    const eventId = document.eventId + 1;
    const updated = { ...document, data, eventId, dateUpdated: new Date(), dateExpires };
    setImmediate(() => events.emit('updated', updated));
    return put(updated);
  }

  const ofService = (serviceSid: string): readonly SyncDocument[] =>
    [...bySid.values()].filter((document) => document.serviceSid === serviceSid);

  return {
    events,
    find,
    create,
    update,
    remove(serviceSid, id) {
      const found = find(serviceSid, id);
      if (found.ok) drop(found.value);
      return found;
    },
    list: (serviceSid) =>
      services.has(serviceSid) ? done(ofService(serviceSid)) : refused(syncErrors.serviceNotFound),
    clear: (serviceSid) => ofService(serviceSid).forEach(drop),
  };
}
