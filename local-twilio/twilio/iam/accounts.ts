import { type Static, Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import type { FastifyInstance } from 'fastify';
import { account } from '../../account';
import type { ApiKey, ApiKeys, KeyKind } from './apiKeys';
import { mainAuth } from '../rest/basicAuth';
import { invalidParameter, notFound, sendRestError } from '../rest/errors';
import { parseJson } from '../rest/json';
import { arePermissions } from './permissions';

const path = `/2010-04-01/Accounts/${account.sid}`;
const host = '/twilio/api.twilio.com';
const onRequest = mainAuth;
const rfc2822 = (date: Date): string => date.toUTCString().replace('GMT', '+0000');
const created = rfc2822(new Date(Date.UTC(2024, 0, 1)));

const accountResource = {
  sid: account.sid,
  friendly_name: 'Local account',
  owner_account_sid: account.sid,
  status: 'active',
  type: 'Full',
  auth_token: account.authToken,
  date_created: created,
  date_updated: created,
  subresource_uris: { keys: `${path}/Keys.json`, calls: `${path}/Calls.json` },
  uri: `${path}.json`,
};

const keyResource = ({ sid, friendlyName, dateCreated }: ApiKey) => ({
  sid,
  friendly_name: friendlyName,
  date_created: rfc2822(dateCreated),
  date_updated: rfc2822(dateCreated),
});

const KeyForm = Type.Object({ FriendlyName: Type.String({ default: '', maxLength: 64 }) });

/** `GET api.twilio.com/2010-04-01/Accounts/{AC}.json`, and its API keys; a secret is returned only once. */
export function registerAccounts(app: FastifyInstance, keys: ApiKeys): void {
  app.get(`${host}${path}.json`, { onRequest }, () => accountResource);
  app.get(`${host}${path}/Keys.json`, { onRequest }, () => ({
    keys: keys.list().map(keyResource),
    page: 0,
    page_size: 50,
    start: 0,
    end: keys.list().length - 1,
    uri: `${path}/Keys.json`,
    first_page_uri: `${path}/Keys.json?PageSize=50&Page=0`,
    previous_page_uri: null,
    next_page_uri: null,
  }));
  app.post<{ Body: Static<typeof KeyForm> }>(
    `${host}${path}/Keys.json`,
    { onRequest, schema: { body: KeyForm } },
    ({ body }, reply) => {
      const key = keys.create(body.FriendlyName, { kind: 'standard' });
      return reply.code(201).send({ ...keyResource(key), secret: key.secret });
    },
  );
  app.get<{ Params: { sid: string } }>(
    `${host}${path}/Keys/:sid.json`,
    { onRequest },
    ({ params: { sid } }, reply) => {
      const key = keys.find(sid);
      return key ? reply.send(keyResource(key)) : sendRestError(reply, notFound(`/Keys/${sid}`));
    },
  );
  app.delete<{ Params: { sid: string } }>(
    `${host}${path}/Keys/:sid.json`,
    { onRequest },
    ({ params: { sid } }, reply) => {
      if (!keys.find(sid)) return sendRestError(reply, notFound(`/Keys/${sid}`));
      keys.remove(sid);
      return reply.code(204).send();
    },
  );
  registerIamKeys(app, keys);
}

const IamKeyForm = Type.Object({
  AccountSid: Type.Literal(account.sid),
  FriendlyName: Type.String({ default: '', maxLength: 64 }),
  KeyType: Type.Optional(Type.Literal('restricted')),
  Policy: Type.Optional(Type.String()),
});

const PolicyText = Type.Object({ allow: Type.Array(Type.String()) });

/** What a new key may do; undefined where its policy is not one. */
function kindOf({ KeyType, Policy }: Static<typeof IamKeyForm>): KeyKind | undefined {
  if (KeyType === undefined) return { kind: 'standard' };
  const policy: unknown = parseJson(Policy ?? '');
  if (!Value.Check(PolicyText, policy) || !arePermissions(policy.allow)) return undefined;
  return { kind: 'restricted', policy: policy.allow };
}

const iamKeyResource = (key: ApiKey) => ({
  ...keyResource(key),
  policy: key.may.kind === 'restricted' ? { allow: key.may.policy } : null,
});

/** `iam.twilio.com/v1/Keys`, which makes Standard and Restricted keys. */
function registerIamKeys(app: FastifyInstance, keys: ApiKeys): void {
  const all = '/twilio/iam.twilio.com/v1/Keys';
  app.post<{ Body: Static<typeof IamKeyForm> }>(
    all,
    { onRequest, schema: { body: IamKeyForm } },
    ({ body }, reply) => {
      const may = kindOf(body);
      if (!may) return sendRestError(reply, invalidParameter('Policy is not valid'));
      const key = keys.create(body.FriendlyName, may);
      return reply.code(201).send({ ...iamKeyResource(key), secret: key.secret });
    },
  );
  app.get<{ Params: { sid: string } }>(
    `${all}/:sid`,
    { onRequest },
    ({ params: { sid } }, reply) => {
      const key = keys.find(sid);
      return key ? reply.send(iamKeyResource(key)) : sendRestError(reply, notFound(`/Keys/${sid}`));
    },
  );
  app.delete<{ Params: { sid: string } }>(
    `${all}/:sid`,
    { onRequest },
    ({ params: { sid } }, reply) => {
      if (!keys.find(sid)) return sendRestError(reply, notFound(`/Keys/${sid}`));
      keys.remove(sid);
      return reply.code(204).send();
    },
  );
}
