import { readFileSync } from 'node:fs';
import { updateEnvFile } from '../envFile';
import { Problem } from '../problem';
import { knownSettings } from './functions';
import { orAbsent } from './plugin';
import type { Cloud, Step } from './step';

/** The account's Sync service for payments: the one in the settings, or the one that set-up created. */
async function findSyncService({ client, environment }: Cloud, wanted: string | undefined) {
  const services = await client.sync.v1.services.list();
  return (
    services.find(({ sid }) => sid === wanted) ??
    services.find(({ friendlyName }) => friendlyName === environment.resourceName)
  );
}

export const syncService: Step = {
  name: 'Sync service',
  look: async (cloud) => {
    const { client, environment } = cloud;
    const { PAYMENTS_SYNC_SERVICE_SID: wanted } = await knownSettings(cloud);
    const found = await findSyncService(cloud, wanted);
    if (found && !found.aclEnabled) {
      throw new Problem(
        `Sync service ${found.sid} has no access control, so every agent could read every payment: take another one.`,
      );
    }
    if (found && wanted === found.sid) {
      return { kind: 'done', says: `${found.sid} is there` };
    }
    return {
      kind: 'change',
      says: found ? `use ${found.sid}` : `make "${environment.resourceName}", with access control`,
      make: async () => {
        const { sid } =
          found ??
          (await client.sync.v1.services.create({
            friendlyName: environment.resourceName,
            aclEnabled: true,
          }));
        updateEnvFile(environment.envFile, { PAYMENTS_SYNC_SERVICE_SID: sid });
      },
    };
  },
};

/** An API key in the settings: whether both parts are known, and Twilio still has it. */
async function isThere(find: (sid: string) => Promise<unknown>, sid = '', secret = '') {
  return (
    /^SK[0-9a-f]{32}$/i.test(sid) && secret !== '' && (await orAbsent(find(sid))) !== undefined
  );
}

export const apiKey: Step = {
  name: 'API key',
  look: async (cloud) => {
    const { client, environment } = cloud;
    const { TWILIO_API_KEY: sid, TWILIO_API_SECRET: secret } = await knownSettings(cloud);
    if (await isThere((known) => client.keys(known).fetch(), sid, secret)) {
      return { kind: 'done', says: `${sid} is there` };
    }
    return {
      kind: 'change',
      says: `make "${environment.resourceName}"; its secret is told once, and kept in ${environment.envFile}`,
      make: async () => {
        const key = await client.newKeys.create({ friendlyName: environment.resourceName });
        updateEnvFile(environment.envFile, {
          TWILIO_API_KEY: key.sid,
          TWILIO_API_SECRET: key.secret,
        });
      },
    };
  },
};

/** The permissions that the functions need, as Twilio takes them. */
const permissions = (): unknown =>
  JSON.parse(readFileSync('serverless/restricted-key.json', 'utf8'));

export const restrictedKey: Step = {
  name: 'Restricted key',
  look: async (cloud) => {
    const { client, credentials, environment } = cloud;
    const { RESTRICTED_API_KEY: sid, RESTRICTED_API_SECRET: secret } = await knownSettings(cloud);
    if (!sid && !cloud.restrictedKey) {
      return { kind: 'done', says: 'none is used; --restricted-key makes one' };
    }
    if (await isThere((known) => client.iam.v1.apiKey(known).fetch(), sid, secret)) {
      return { kind: 'done', says: `${sid} is there` };
    }
    return {
      kind: 'change',
      says: `make "${environment.restrictedKeyName}", for calls and tasks alone`,
      make: async () => {
        const key = await client.iam.v1.newApiKey.create({
          accountSid: credentials.accountSid,
          friendlyName: environment.restrictedKeyName,
          keyType: 'restricted',
          policy: permissions(),
        });
        updateEnvFile(environment.envFile, {
          RESTRICTED_API_KEY: key.sid,
          RESTRICTED_API_SECRET: key.secret,
        });
      },
    };
  },
};

export const settings: Step = {
  name: 'Settings',
  look: async (cloud) => {
    const { credentials, environment, flex } = cloud;
    const before = await knownSettings(cloud);
    const wanted: Record<string, string> = {
      ACCOUNT_SID: credentials.accountSid,
      AUTH_TOKEN: credentials.authToken,
      TASKROUTER_WORKSPACE_SID: flex.workspaceSid,
      ALLOWED_ORIGINS:
        process.env.ALLOWED_ORIGINS ?? before.ALLOWED_ORIGINS ?? 'https://flex.twilio.com',
      // Once it was promoted there is no second one any more.
      ...(before.AUTH_TOKEN_SECONDARY === credentials.authToken && { AUTH_TOKEN_SECONDARY: '' }),
    };
    const changed = Object.keys(wanted).filter((name) => before[name] !== wanted[name]);
    if (changed.length === 0)
      return { kind: 'done', says: `${environment.envFile} says so already` };
    return {
      kind: 'change',
      says: `write ${changed.join(', ')} to ${environment.envFile} (mode 600)`,
      make: () => updateEnvFile(environment.envFile, { ...before, ...wanted }),
    };
  },
};
