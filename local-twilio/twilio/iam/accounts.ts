import { type Static, Type } from '@sinclair/typebox';
import type { FastifyInstance } from 'fastify';
import { account } from '../../account';
import type { ApiKey, ApiKeys } from './apiKeys';
import { basicAuth } from '../rest/basicAuth';
import { notFound, sendRestError } from '../rest/errors';

const path = `/2010-04-01/Accounts/${account.sid}`;
const host = '/twilio/api.twilio.com';
const onRequest = basicAuth;
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
    ({ body, headers }, reply) => {
      // Twilio: only main keys may make keys; none of these is one.
      if (!keys.isAccount(headers.authorization)) {
        return sendRestError(reply, { status: 401, code: 20003, message: 'Authenticate' });
      }
      const key = keys.create(body.FriendlyName);
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
}
