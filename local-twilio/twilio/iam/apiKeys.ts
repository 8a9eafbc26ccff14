import { randomBytes } from 'node:crypto';
import { account, newSid, regional } from '../../account';

/** A Main key may do everything, a Standard key all but accounts and keys, a Restricted key what its policy allows. */
export type KeyKind =
  | { readonly kind: 'main' | 'standard' }
  | { readonly kind: 'restricted'; readonly policy: readonly string[] };

export interface ApiKey {
  readonly sid: string;
  readonly secret: string;
  readonly friendlyName: string;
  readonly dateCreated: Date;
  readonly may: KeyKind;
}

/** The account's API keys, and who may ask its APIs. */
export interface ApiKeys {
  list(): readonly ApiKey[];
  find(sid: string): ApiKey | undefined;
  create(friendlyName: string, may: KeyKind): ApiKey;
  remove(sid: string): void;
  /** The secret with which a key signs access tokens; a Restricted key signs none. */
  signingSecret(sid: string): string | undefined;
  /** Who a header `Authorization` shows itself to be in a region; the auth token is as good as a Main key. */
  judge(authorization: string | undefined, region: string): KeyKind | undefined;
}

const basic = (user: string, password: string): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

const main: KeyKind = { kind: 'main' };
const standard: KeyKind = { kind: 'standard' };

/** With the keys that the local account comes with. Only the Console makes Main keys, so it has one. */
export function createApiKeys(): ApiKeys {
  const dateCreated = new Date();
  const given: readonly ApiKey[] = [
    {
      ...{ sid: account.apiKeySid, secret: account.apiKeySecret },
      ...{ friendlyName: 'Local', dateCreated, may: standard },
    },
    {
      ...{ sid: account.mainKeySid, secret: account.mainKeySecret },
      ...{ friendlyName: 'Local main key', dateCreated, may: main },
    },
  ];
  const keys = new Map(given.map((key) => [key.sid, key]));
  return {
    list: () => [...keys.values()],
    find: (wanted) => keys.get(wanted),
    create(friendlyName, may) {
      const secret = randomBytes(16).toString('hex');
      const key: ApiKey = { sid: newSid('SK'), secret, friendlyName, may, dateCreated: new Date() };
      keys.set(key.sid, key);
      return key;
    },
    remove: (wanted) => void keys.delete(wanted),
    signingSecret(sid) {
      const key = keys.get(sid);
      return key?.may.kind === 'restricted' ? undefined : key?.secret;
    },
    judge(authorization, region) {
      const elsewhere = regional.find((each) => each.region === region);
      if (elsewhere) {
        const { authToken, apiKeySid, apiKeySecret } = elsewhere;
        if (authorization === basic(account.sid, authToken)) return main;
        return authorization === basic(apiKeySid, apiKeySecret) ? standard : undefined;
      }
      if (authorization === basic(account.sid, account.authToken)) return main;
      return [...keys.values()].find((key) => authorization === basic(key.sid, key.secret))?.may;
    },
  };
}
