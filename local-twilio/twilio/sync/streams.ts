import { andThen, done, type Outcome } from '../rest/outcome';
import type { JsonObject } from '../rest/json';
import { EventEmitter } from 'node:events';
import { newSid } from '../../account';
import { checkTtl, type ContentRules, expiresAt } from './content';
import { syncErrors } from './errors';
import { type SyncObject } from './model';
import { createRegistry, type NewObject, type Registry } from './registry';
import type { RateLimit } from './rateLimit';
import type { SyncServices } from './services';

/** A message to those who listen at that moment; it is kept nowhere. */
export interface StreamMessage {
  readonly sid: string;
  readonly stream: SyncObject;
  readonly data: JsonObject;
}

interface StreamEvents {
  published: [message: StreamMessage];
  removed: [stream: SyncObject];
}

/** Every Sync stream of the account. */
export interface Streams extends Omit<Registry<SyncObject>, 'create' | 'put'> {
  readonly events: EventEmitter<StreamEvents>;
  create(serviceSid: string, wanted: NewObject): Outcome<SyncObject>;
  setTtl(serviceSid: string, id: string, ttl: number): Outcome<SyncObject>;
  publish(serviceSid: string, id: string, data: JsonObject): Outcome<StreamMessage>;
}

export function createStreams(
  services: SyncServices,
  mayRead: RateLimit,
  rules: ContentRules,
): Streams {
  const events = new EventEmitter<StreamEvents>();
  events.setMaxListeners(0);
  const { create, put, ...registry } = createRegistry<SyncObject>({
    services,
    mayRead,
    type: 'stream',
    prefix: 'TO',
    notFound: syncErrors.streamNotFound,
    onRemoved: (stream) => void setImmediate(() => events.emit('removed', stream)),
  });

  return {
    ...registry,
    events,
    create: (serviceSid, wanted) => create(serviceSid, wanted, (base) => base),
    setTtl: (serviceSid, id, ttl) =>
      andThen(registry.find(serviceSid, id), (stream) =>
        andThen(checkTtl(ttl), () => done(put({ ...stream, dateExpires: expiresAt(ttl) }))),
      ),
    publish: (serviceSid, id, data) =>
      andThen(registry.find(serviceSid, id), (stream) =>
        andThen(rules.checkMessage(data), () => {
          const message = { sid: newSid('TZ'), stream, data };
          setImmediate(() => events.emit('published', message));
          return done(message);
        }),
      ),
  };
}
