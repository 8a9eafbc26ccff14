import { done, type Outcome, refused } from '../rest/outcome';
import { account, newSid } from '../../account';
import { syncErrors } from './errors';

/** A Sync service: what holds objects, and says whether clients need permissions for them. */
export interface SyncService extends ServiceSettings {
  readonly sid: string;
  readonly dateCreated: Date;
  readonly dateUpdated: Date;
}

export interface ServiceSettings {
  readonly friendlyName: string;
  /** With access control on, a client needs a permission for each object; REST never does. */
  readonly aclEnabled: boolean;
  readonly webhookUrl: string | null;
  readonly webhooksFromRestEnabled: boolean;
  readonly reachabilityWebhooksEnabled: boolean;
  readonly reachabilityDebouncingEnabled: boolean;
  readonly reachabilityDebouncingWindow: number;
}

/** The default service of the Flex project, which Flex UI uses: no access control. */
export const flexSyncServiceSid = 'IS10ca1000000000000000000000000002';

/** Its unique name, by which functions ask for it: the only service that has one. */
export const DEFAULT_SERVICE = 'default';

/** The SID of a service that may be named instead. */
export const sidOfService = (sidOrName: string): string =>
  sidOrName === DEFAULT_SERVICE ? flexSyncServiceSid : sidOrName;

const defaults: ServiceSettings = {
  friendlyName: '',
  aclEnabled: false,
  webhookUrl: null,
  webhooksFromRestEnabled: false,
  reachabilityWebhooksEnabled: false,
  reachabilityDebouncingEnabled: false,
  reachabilityDebouncingWindow: 5000,
};

export interface SyncServices {
  find(sid: string): Outcome<SyncService>;
  /** Oldest first. */
  list(): readonly SyncService[];
  create(settings: Partial<ServiceSettings>): SyncService;
  update(sid: string, settings: Partial<ServiceSettings>): Outcome<SyncService>;
  remove(sid: string): Outcome<SyncService>;
}

/** The account's Sync services: that of the payment functions, that of Flex, and any created since. */
export function createServices(): SyncServices {
  const bySid = new Map<string, SyncService>();

  function put(sid: string, settings: Partial<ServiceSettings>): SyncService {
    const now = new Date();
    const before = bySid.get(sid) ?? { ...defaults, sid, dateCreated: now };
    const service = { ...before, ...settings, dateUpdated: now };
    bySid.set(sid, service);
    return service;
  }

  function find(sid: string): Outcome<SyncService> {
    const service = bySid.get(sid);
    return service ? done(service) : refused(syncErrors.serviceNotFound);
  }

  put(account.syncServiceSid, { friendlyName: 'Payments', aclEnabled: true });
  put(flexSyncServiceSid, { friendlyName: 'Default Service' });
  return {
    find,
    list: () => [...bySid.values()],
    create: (settings) => put(newSid('IS'), settings),
    remove: (sid) => {
      const found = find(sid);
      bySid.delete(sid);
      return found;
    },
    update: (sid, settings) => {
      const found = find(sid);
      return found.ok ? done(put(sid, settings)) : found;
    },
  };
}
