import { done, type Outcome, refused } from '../rest/outcome';
import type { JsonObject } from '../rest/json';
import { EventEmitter } from 'node:events';
import { type ContentRules, sizeOf } from './content';
import { rateLimited, syncErrors } from './errors';
import { revisionOf, type SyncDocument } from './model';
import type { RateLimit } from './rateLimit';
import { createRegistry, type NewObject, type Registry } from './registry';
import type { SyncServices } from './services';

interface DocumentEvents {
  updated: [document: SyncDocument];
  removed: [document: SyncDocument];
}

interface NewDocument extends NewObject {
  readonly data?: JsonObject | undefined;
}

interface DocumentUpdate {
  readonly data?: JsonObject | undefined;
  /** Seconds from now; 0 never expires, absent leaves the expiry unchanged. */
  readonly ttl?: number | undefined;
  /** The revision that the writer knows; refused with 412 when the document has moved on. */
  readonly ifMatch?: string | undefined;
}

/**
 * Every Sync document of the account. A change is announced on `events` after the current turn of
 * the event loop, so that its author has the answer before the live update: a Sync client would take
 * an update that arrives earlier for somebody else's.
 */
export interface Documents extends Omit<Registry<SyncDocument>, 'create' | 'put'> {
  readonly events: EventEmitter<DocumentEvents>;
  create(serviceSid: string, document: NewDocument): Outcome<SyncDocument>;
  update(serviceSid: string, id: string, update: DocumentUpdate): Outcome<SyncDocument>;
}

export function createDocuments(
  services: SyncServices,
  mayRead: RateLimit,
  mayWrite: RateLimit,
  rules: ContentRules,
): Documents {
  const events = new EventEmitter<DocumentEvents>();
  events.setMaxListeners(0);
  const { create, put, ...registry } = createRegistry<SyncDocument>({
    services,
    mayRead,
    type: 'document',
    prefix: 'ET',
    notFound: syncErrors.documentNotFound,
    onRemoved: (document) => void setImmediate(() => events.emit('removed', document)),
  });

  return {
    ...registry,
    events,
    create(serviceSid, wanted) {
      const { data = {} } = wanted;
      const content = rules.checkContent(data);
      return content.ok ? create(serviceSid, wanted, (base) => ({ ...base, data })) : content;
    },
    update(serviceSid, id, { data, ttl, ifMatch }) {
      const found = registry.find(serviceSid, id);
      if (!found.ok) return found;
      const document = found.value;
      const revision = rules.checkRevision(
        ifMatch,
        revisionOf(document),
        syncErrors.revisionMismatch,
      );
      if (!revision.ok) return revision;
      const content = rules.checkContent(data, ttl);
      if (!content.ok) return content;
      if (!mayWrite(document.sid, () => sizeOf(data ?? document.data)))
        return refused(rateLimited('write', 'document', document.sid));
      const dateExpires = rules.expiryAfter(document.dateExpires, ttl);
      if (rules.isUnseen(data)) return done(put({ ...document, dateExpires }));
      const eventId = document.eventId + 1;
      const updated = put({
        ...document,
        data: data ?? document.data,
        eventId,
        dateUpdated: new Date(),
        dateExpires,
      });
      setImmediate(() => events.emit('updated', updated));
      return done(updated);
    },
  };
}
