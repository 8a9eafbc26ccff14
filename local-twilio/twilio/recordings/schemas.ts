import { type TSchema, Type } from '@sinclair/typebox';
import { Day } from '../rest/dates';
import type { Operation } from '../rest/operation';
import { pageParameters } from '../rest/paging';
import { closed, Nullable, oneOf, pageProperties, Rfc2822Time, Sid } from '../rest/schema';

const recording = (price: TSchema, priceUnit: TSchema) => ({
  account_sid: Sid('AC'),
  api_version: Type.Literal('2010-04-01'),
  call_sid: Nullable(Sid('CA')),
  conference_sid: Nullable(Sid('CF')),
  date_created: Rfc2822Time,
  date_updated: Rfc2822Time,
  start_time: Rfc2822Time,
  duration: Nullable(Type.String()),
  sid: Sid('RE'),
  price: Nullable(price),
  uri: Type.String(),
  encryption_details: Type.Null(),
  price_unit: priceUnit,
  status: oneOf(['in-progress', 'paused', 'stopped', 'completed']),
  channels: Type.Integer(),
  source: oneOf(['StartCallRecordingAPI', 'StartConferenceRecordingAPI']),
  error_code: Nullable(Type.Integer()),
});

const ofCall = (priceUnit: TSchema) =>
  Type.Object({ ...recording(Type.Number(), priceUnit), track: Type.String() }, closed);
const ofConference = (priceUnit: TSchema) =>
  Type.Object(recording(Type.String(), priceUnit), closed);

export const CallRecording = ofCall(Type.String());
export const ConferenceRecording = ofConference(Type.String());
const PublishedUnit = Type.String({ format: 'currency' });

const listOf = (schema: TSchema, format: 'uri' | 'uri-reference') =>
  Type.Object({ ...pageProperties(format), recordings: Type.Array(schema) }, closed);
export const CallRecordingList = listOf(CallRecording, 'uri-reference');
export const ConferenceRecordingList = listOf(ConferenceRecording, 'uri-reference');

export const RecordingQuery = Type.Object(
  {
    ...pageParameters(1000),
    DateCreated: Day,
    'DateCreated<': Day,
    'DateCreated>': Day,
  },
  closed,
);

/** No callback is made: the parameters are taken, as they change nothing else. */
export const CreateRecording = Type.Object(
  {
    RecordingChannels: Type.Optional(Type.String()),
    RecordingStatusCallback: Type.Optional(Type.String({ format: 'uri' })),
    RecordingStatusCallbackEvent: Type.Optional(Type.Array(Type.String())),
    RecordingStatusCallbackMethod: Type.Optional(oneOf(['GET', 'POST'], 'http-method')),
    RecordingTrack: Type.Optional(Type.String()),
    Trim: Type.Optional(Type.String()),
  },
  closed,
);

/** Not Twilio's: how the local one is told to record a conference. */
export const StartConferenceRecording = Type.Object(
  { pausable: Type.Optional(Type.Boolean()) },
  closed,
);

export const UpdateRecording = Type.Object(
  {
    PauseBehavior: Type.Optional(Type.String()),
    Status: oneOf(['in-progress', 'paused', 'stopped', 'processing', 'completed', 'absent']),
  },
  closed,
);

const contract = 'twilio_api_v2010';
const account = '/2010-04-01/Accounts/{AccountSid}';
const ofCalls = `${account}/Calls/{CallSid}/Recordings`;
const ofConferences = `${account}/Conferences/{ConferenceSid}/Recordings`;
const callReply = ofCall(PublishedUnit);
const conferenceReply = ofConference(PublishedUnit);

/** What this part emulates of the Recordings API. */
export const operations: readonly Operation[] = [
  {
    contract,
    method: 'post',
    path: `${ofCalls}.json`,
    body: CreateRecording,
    status: 201,
    reply: callReply,
  },
  {
    contract,
    method: 'get',
    path: `${ofCalls}.json`,
    query: RecordingQuery,
    status: 200,
    reply: listOf(callReply, 'uri'),
  },
  { contract, method: 'get', path: `${ofCalls}/{Sid}.json`, status: 200, reply: callReply },
  {
    contract,
    method: 'post',
    path: `${ofCalls}/{Sid}.json`,
    body: UpdateRecording,
    status: 200,
    reply: callReply,
  },
  {
    contract,
    method: 'get',
    path: `${ofConferences}.json`,
    query: RecordingQuery,
    status: 200,
    reply: listOf(conferenceReply, 'uri'),
  },
  {
    contract,
    method: 'get',
    path: `${ofConferences}/{Sid}.json`,
    status: 200,
    reply: conferenceReply,
  },
  {
    contract,
    method: 'post',
    path: `${ofConferences}/{Sid}.json`,
    body: UpdateRecording,
    status: 200,
    reply: conferenceReply,
  },
];
