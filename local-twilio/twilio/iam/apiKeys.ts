import { randomBytes } from 'node:crypto';
import { account, newSid, regional } from '../../account';

export interface ApiKey {
  readonly sid: string;
  readonly secret: string;
  friendlyName: string;
  readonly dateCreated: Date;
}

/** The account's API keys, and who may ask its APIs. */
export interface ApiKeys {
  list(): readonly ApiKey[];
  find(sid: string): ApiKey | undefined;
  create(friendlyName: string): ApiKey;
  remove(sid: string): void;
  /** Whether a header `Authorization` is the account's auth token, or a key with its secret, of a region. */
  accepts(authorization: string | undefined, region: string): boolean;
  /** Whether it is the auth token: standard keys may not do everything. */
  isAccount(authorization: string | undefined): boolean;
}

const basic = (user: string, password: string): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

/** With the one key that the local account comes with. */
export function createApiKeys(): ApiKeys {
  const { apiKeySid: sid, apiKeySecret: secret } = account;
  const keys = new Map<string, ApiKey>([
    [sid, { sid, secret, friendlyName: 'Local', dateCreated: new Date() }],
  ]);
  const isAccount = (authorization: string | undefined) =>
    authorization === basic(account.sid, account.authToken);
  return {
    list: () => [...keys.values()],
    find: (wanted) => keys.get(wanted),
    create(friendlyName) {
      const key: ApiKey = {
        sid: newSid('SK'),
        secret: randomBytes(16).toString('hex'),
        friendlyName,
        dateCreated: new Date(),
      };
      keys.set(key.sid, key);
      return key;
    },
    remove: (wanted) => void keys.delete(wanted),
    isAccount,
    accepts(authorization, region) {
      const elsewhere = regional.find((each) => each.region === region);
      if (elsewhere) {
        const { authToken, apiKeySid, apiKeySecret } = elsewhere;
        const known = [basic(account.sid, authToken), basic(apiKeySid, apiKeySecret)];
        return authorization !== undefined && known.includes(authorization);
      }
      const ofKey = (key: ApiKey) => authorization === basic(key.sid, key.secret);
      return isAccount(authorization) || [...keys.values()].some(ofKey);
    },
  };
}
