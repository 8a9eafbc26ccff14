import * as v from 'valibot';
import { askTwilio, type TwilioAccess } from '../twilio/http';
import { findOnTwilio, retrying } from '../twilio/retry';
import { documentPath } from './documents';

/*
 * Who may read a call's document. An identity is a worker's on one call, so that a permission never
 * outlives the reason it was given for: the document goes after a day and its permissions with it.
 */

/** The name by which Sync knows a worker on one call. */
export const identityOf = (workerSid: string, callSid: string): string => `${workerSid}.${callSid}`;

const permissionPath = (access: TwilioAccess, name: string, identity: string): string =>
  `${documentPath(access, name)}/Permissions/${identity}`;

/** Lets a worker read the document of one call, and nothing else. */
export async function addReader(
  access: TwilioAccess,
  name: string,
  workerSid: string,
  callSid: string,
): Promise<void> {
  const permission = {
    method: 'POST',
    host: 'sync.twilio.com',
    path: permissionPath(access, name, identityOf(workerSid, callSid)),
    form: { Read: 'true', Write: 'false', Manage: 'false' },
  } as const;
  await retrying(access.signal, () => askTwilio(access, permission, v.unknown()));
}

const permissionsSchema = v.object({ permissions: v.array(v.object({ identity: v.string() })) });

/** The workers who may read a document; few, since each has an identity for this one call. */
export async function readReaders(access: TwilioAccess, name: string): Promise<readonly string[]> {
  const path = `${documentPath(access, name)}/Permissions?PageSize=100`;
  const request = { method: 'GET', host: 'sync.twilio.com', path } as const;
  const found = await findOnTwilio(access.signal, () =>
    askTwilio(access, request, permissionsSchema),
  );
  return (found?.permissions ?? []).map(({ identity }) => identity.split('.', 1)[0] ?? '');
}

export async function removeReader(
  access: TwilioAccess,
  name: string,
  workerSid: string,
  callSid: string,
): Promise<void> {
  const path = permissionPath(access, name, identityOf(workerSid, callSid));
  const request = { method: 'DELETE', host: 'sync.twilio.com', path } as const;
  await findOnTwilio(access.signal, () => askTwilio(access, request, v.unknown()));
}
