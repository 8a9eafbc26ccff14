import type { Action, Permission, SyncObject } from './model';
import type { SyncServices } from './services';

/** Who may do what with which object, in services with access control. */
export interface Permissions {
  list(objectSid: string): readonly Permission[];
  find(objectSid: string, identity: string): Permission | undefined;
  set(objectSid: string, permission: Permission): void;
  /** False when there was none. */
  remove(objectSid: string, identity: string): boolean;
  /** Forgets all permissions of an object that is gone. */
  forget(objectSid: string): void;
  /** Always true if the service has no access control. */
  allow(identity: string, action: Action, object: SyncObject): boolean;
}

export function createPermissions(services: SyncServices): Permissions {
  const byObject = new Map<string, Map<string, Permission>>();
  const find = (objectSid: string, identity: string): Permission | undefined =>
    byObject.get(objectSid)?.get(identity);

  return {
    find,
    list: (objectSid) => [...(byObject.get(objectSid)?.values() ?? [])],
    set(objectSid, permission) {
      const ofObject = byObject.get(objectSid) ?? new Map<string, Permission>();
      byObject.set(objectSid, ofObject.set(permission.identity, permission));
    },
    remove: (objectSid, identity) => byObject.get(objectSid)?.delete(identity) ?? false,
    forget: (objectSid) => void byObject.delete(objectSid),
    allow(identity, action, object) {
      const service = services.find(object.serviceSid);
      if (service.ok && !service.value.aclEnabled) return true;
      return find(object.sid, identity)?.[action] ?? false;
    },
  };
}
