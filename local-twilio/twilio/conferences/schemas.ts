import { type TSchema, Type } from '@sinclair/typebox';
import type { Operation } from '../rest/operation';

const Sid = (prefix: string) =>
  Type.String({ pattern: `^${prefix}[0-9a-fA-F]{32}$`, minLength: 34, maxLength: 34 });
const DateTime = Type.String({ format: 'date-time-rfc-2822' });
const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const closed = { additionalProperties: false };

function oneOf<const T extends string>(values: readonly T[]) {
  return Type.Unsafe<T>({ type: 'string', enum: values });
}

export const Conference = Type.Object(
  {
    account_sid: Sid('AC'),
    api_version: Type.Literal('2010-04-01'),
    call_sid_ending_conference: Nullable(Sid('CA')),
    date_created: DateTime,
    date_updated: DateTime,
    friendly_name: Type.String(),
    reason_conference_ended: Type.Optional(
      oneOf([
        'conference-ended-via-api',
        'participant-with-end-conference-on-exit-left',
        'last-participant-left',
      ]),
    ),
    region: Type.String(),
    sid: Sid('CF'),
    status: oneOf(['init', 'in-progress', 'completed']),
    subresource_uris: Type.Object({ participants: Type.String(), recordings: Type.String() }),
    uri: Type.String(),
  },
  closed,
);

export const Participant = Type.Object(
  {
    account_sid: Sid('AC'),
    call_sid: Sid('CA'),
    call_sid_to_coach: Nullable(Sid('CA')),
    coaching: Type.Boolean(),
    conference_sid: Sid('CF'),
    date_created: DateTime,
    date_updated: DateTime,
    end_conference_on_exit: Type.Boolean(),
    hold: Type.Boolean(),
    label: Nullable(Type.String()),
    muted: Type.Boolean(),
    queue_time: Type.String(),
    start_conference_on_enter: Type.Boolean(),
    status: oneOf(['connected', 'complete']),
    uri: Type.String(),
  },
  closed,
);

/** Twilio publishes absolute addresses of pages (format `uri`) but sends paths: `format` says which. */
const page = (format: 'uri' | 'uri-reference') => {
  const Address = Type.String({ format });
  return {
    start: Type.Integer(),
    end: Type.Integer(),
    page: Type.Integer(),
    page_size: Type.Integer(),
    uri: Address,
    first_page_uri: Address,
    previous_page_uri: Nullable(Address),
    next_page_uri: Nullable(Address),
  };
};

const conferenceList = (format: 'uri' | 'uri-reference') =>
  Type.Object({ ...page(format), conferences: Type.Array(Conference) }, closed);
const participantList = (format: 'uri' | 'uri-reference') =>
  Type.Object({ ...page(format), participants: Type.Array(Participant) }, closed);

export const ConferenceList = conferenceList('uri-reference');
export const ParticipantList = participantList('uri-reference');

const paging = {
  PageSize: Type.Integer({ minimum: 1, maximum: 1000, default: 50 }),
  Page: Type.Integer({ minimum: 0, default: 0 }),
  PageToken: Type.Optional(Type.String()),
};

/** The filters that are emulated; another one is refused rather than ignored. */
export const ConferenceQuery = Type.Object(
  {
    ...paging,
    FriendlyName: Type.Optional(Type.String()),
    Status: Type.Optional(oneOf(['init', 'in-progress', 'completed'])),
  },
  closed,
);
export const ParticipantQuery = Type.Object(
  { ...paging, Hold: Type.Optional(Type.Boolean()), Muted: Type.Optional(Type.Boolean()) },
  closed,
);

export const UpdateConference = Type.Object(
  {
    Status: Type.Optional(Type.Unsafe<'completed'>({ type: 'string', enum: ['completed'] })),
    AnnounceUrl: Type.Optional(Type.String({ format: 'uri' })),
    AnnounceMethod: Type.Optional(
      Type.Unsafe<'GET' | 'POST'>({ type: 'string', enum: ['GET', 'POST'], format: 'http-method' }),
    ),
  },
  closed,
);

const contract = 'twilio_api_v2010';
const conferences = '/2010-04-01/Accounts/{AccountSid}/Conferences';
const participants = `${conferences}/{ConferenceSid}/Participants`;

/** What this part emulates of the Conferences API. */
export const operations: readonly Operation[] = [
  {
    contract,
    method: 'get',
    path: `${conferences}.json`,
    status: 200,
    reply: conferenceList('uri'),
  },
  { contract, method: 'get', path: `${conferences}/{Sid}.json`, status: 200, reply: Conference },
  {
    contract,
    method: 'post',
    path: `${conferences}/{Sid}.json`,
    body: UpdateConference,
    status: 200,
    reply: Conference,
  },
  {
    contract,
    method: 'get',
    path: `${participants}.json`,
    status: 200,
    reply: participantList('uri'),
  },
  {
    contract,
    method: 'get',
    path: `${participants}/{CallSid}.json`,
    status: 200,
    reply: Participant,
  },
];
