import { type TSchema, Type } from '@sinclair/typebox';
import type { Operation } from '../rest/operation';
import { Nullable, oneOf, Rfc2822Time, Sid } from '../rest/schema';

/** Declared with the type that Twilio publishes; this server says nothing of it. */
const NullText = Nullable(Type.String());

const resource = <T extends TSchema>(priceUnit: T) =>
  Type.Object(
    {
      account_sid: Sid('AC'),
      answered_by: NullText,
      api_version: Type.Literal('2010-04-01'),
      caller_name: NullText,
      date_created: Rfc2822Time,
      date_updated: Rfc2822Time,
      direction: oneOf(['inbound', 'outbound-api']),
      duration: NullText,
      end_time: Nullable(Rfc2822Time),
      forwarded_from: NullText,
      from: Type.String(),
      from_formatted: Type.String(),
      group_sid: Nullable(Sid('GP')),
      parent_call_sid: Nullable(Sid('CA')),
      phone_number_sid: Nullable(Sid('PN')),
      price: NullText,
      price_unit: Nullable(priceUnit),
      queue_time: Type.String(),
      sid: Sid('CA'),
      start_time: Nullable(Rfc2822Time),
      status: oneOf(['ringing', 'in-progress', 'completed']),
      subresource_uris: Type.Record(Type.String(), Type.String()),
      to: Type.String(),
      to_formatted: Type.String(),
      trunk_sid: Nullable(Sid('TK')),
      uri: Type.String(),
    },
    { additionalProperties: false },
  );

export const CallResource = resource(Type.String());

/** What this part emulates of the Calls API. */
export const operations: readonly Operation[] = [
  {
    contract: 'twilio_api_v2010',
    method: 'get',
    path: '/2010-04-01/Accounts/{AccountSid}/Calls/{Sid}.json',
    status: 200,
    reply: resource(Type.String({ format: 'currency' })),
  },
];
