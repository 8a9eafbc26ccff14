import { Type } from '@sinclair/typebox';
import { Day } from '../rest/dates';
import type { Operation } from '../rest/operation';
import { pageParameters } from '../rest/paging';
import { closed, Nullable, oneOf, pageProperties, Rfc2822Time, Sid } from '../rest/schema';

export const Conference = Type.Object(
  {
    account_sid: Sid('AC'),
    api_version: Type.Literal('2010-04-01'),
    call_sid_ending_conference: Nullable(Sid('CA')),
    date_created: Rfc2822Time,
    date_updated: Rfc2822Time,
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
    date_created: Rfc2822Time,
    date_updated: Rfc2822Time,
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

const conferenceList = (format: 'uri' | 'uri-reference') =>
  Type.Object({ ...pageProperties(format), conferences: Type.Array(Conference) }, closed);
const participantList = (format: 'uri' | 'uri-reference') =>
  Type.Object({ ...pageProperties(format), participants: Type.Array(Participant) }, closed);

export const ConferenceList = conferenceList('uri-reference');
export const ParticipantList = participantList('uri-reference');

export const ConferenceQuery = Type.Object(
  {
    ...pageParameters(1000),
    DateCreated: Day,
    'DateCreated<': Day,
    'DateCreated>': Day,
    DateUpdated: Day,
    'DateUpdated<': Day,
    'DateUpdated>': Day,
    FriendlyName: Type.Optional(Type.String()),
    Status: Type.Optional(oneOf(['init', 'in-progress', 'completed'])),
  },
  closed,
);
export const ParticipantQuery = Type.Object(
  {
    ...pageParameters(1000),
    Coaching: Type.Optional(Type.Boolean()),
    Hold: Type.Optional(Type.Boolean()),
    Muted: Type.Optional(Type.Boolean()),
  },
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
    query: ConferenceQuery,
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
    query: ParticipantQuery,
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
