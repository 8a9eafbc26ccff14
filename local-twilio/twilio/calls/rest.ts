import type { Static } from '@sinclair/typebox';
import type { FastifyInstance } from 'fastify';
import { account } from '../../account';
import { basicAuth } from '../rest/basicAuth';
import { notFound, sendRestError } from '../rest/errors';
import type { Call, Calls } from './calls';
import { CallResource } from './schemas';

const path = `/2010-04-01/Accounts/${account.sid}/Calls`;
const rfc2822 = (date: Date): string => date.toUTCString().replace('GMT', '+0000');

const callResource = (call: Call): Static<typeof CallResource> => ({
  account_sid: account.sid,
  answered_by: null,
  api_version: '2010-04-01',
  caller_name: null,
  date_created: rfc2822(call.dateCreated),
  date_updated: rfc2822(call.dateCreated),
  direction: call.direction === 'inbound' ? 'inbound' : 'outbound-api',
  duration: null,
  end_time: null,
  forwarded_from: null,
  from: call.from,
  from_formatted: call.from,
  group_sid: null,
  parent_call_sid: null,
  phone_number_sid: null,
  price: null,
  price_unit: 'USD',
  queue_time: '0',
  sid: call.sid,
  start_time: rfc2822(call.dateCreated),
  status: call.status,
  subresource_uris: { payments: `${path}/${call.sid}/Payments.json` },
  to: call.to,
  to_formatted: call.to,
  trunk_sid: null,
  uri: `${path}/${call.sid}.json`,
});

/** `GET api.twilio.com/2010-04-01/Accounts/{AC}/Calls/{CA}.json`. */
export function registerCallsRest(app: FastifyInstance, calls: Calls): void {
  app.get<{ Params: { sid: string } }>(
    `/twilio/api.twilio.com${path}/:sid.json`,
    { onRequest: basicAuth, schema: { response: { 200: CallResource } } },
    ({ params: { sid } }, reply) => {
      const call = calls.find(sid);
      return call
        ? reply.send(callResource(call))
        : sendRestError(reply, notFound(`${path}/${sid}.json`));
    },
  );
}
