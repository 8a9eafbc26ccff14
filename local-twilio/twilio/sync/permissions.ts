import type { Action, Permission, SyncDocument } from './model';
import { services } from './model';

/** Who may do what with which document, in services with access control. */
export interface Permissions {
  list(documentSid: string): readonly Permission[];
  find(documentSid: string, identity: string): Permission | undefined;
  set(documentSid: string, permission: Permission): void;
  /** False when there was none. */
  remove(documentSid: string, identity: string): boolean;
  /** Forgets all permissions of a document that is gone. */
  forget(documentSid: string): void;
  /** Always true where the service has no access control. */
  allow(identity: string, action: Action, document: SyncDocument): boolean;
}

export function createPermissions(): Permissions {
  const byDocument = new Map<string, Map<string, Permission>>();
  const find = (documentSid: string, identity: string): Permission | undefined =>
    byDocument.get(documentSid)?.get(identity);

  return {
    find,
    list: (documentSid) => [...(byDocument.get(documentSid)?.values() ?? [])],
    set(documentSid, permission) {
      const ofDocument = byDocument.get(documentSid) ?? new Map<string, Permission>();
      byDocument.set(documentSid, ofDocument.set(permission.identity, permission));
    },
    remove: (documentSid, identity) => byDocument.get(documentSid)?.delete(identity) ?? false,
    forget: (documentSid) => void byDocument.delete(documentSid),
    allow(identity, action, document) {
      if (services.get(document.serviceSid)?.aclEnabled === false) return true;
      return find(document.sid, identity)?.[action] ?? false;
    },
  };
}
