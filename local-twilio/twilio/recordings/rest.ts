import type { Static, TSchema } from '@sinclair/typebox';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { account } from '../../account';
import type { Calls } from '../calls/calls';
import type { Conferences } from '../conferences/conferences';
import { basicAuth } from '../rest/basicAuth';
import { isOnDay } from '../rest/dates';
import { invalidParameter, notFound, type RestError, sendRestError } from '../rest/errors';
import { paged } from '../rest/paged';
import type { Recorded, Recording, Recordings, WantedStatus } from './recordings';
import * as schemas from './schemas';

const rfc2822 = (date: Date): string => date.toUTCString().replace('GMT', '+0000');

/** What is over, or not begun, cannot be recorded; nor can a recording that is over go on. */
const notEligible = (code: number): RestError => ({
  status: 400,
  code,
  message: 'Requested resource is not eligible for recording',
});

interface Family {
  readonly kind: Recorded['kind'];
  /** e.g. `/2010-04-01/Accounts/AC…/Calls` */
  readonly path: string;
  readonly one: TSchema;
  readonly list: TSchema;
  readonly exists: (sid: string) => boolean;
}

function resource({ kind, path }: Family, recording: Recording) {
  const over = recording.status === 'completed' || recording.status === 'stopped';
  return {
    account_sid: account.sid,
    api_version: '2010-04-01',
    call_sid: kind === 'call' ? recording.of.sid : null,
    conference_sid: kind === 'conference' ? recording.of.sid : null,
    date_created: rfc2822(recording.dateCreated),
    date_updated: rfc2822(recording.dateUpdated),
    start_time: rfc2822(recording.dateCreated),
    duration: over ? String(Math.round(recording.recordedMs / 1000)) : null,
    sid: recording.sid,
    price: null,
    uri: `${path}/${recording.of.sid}/Recordings/${recording.sid}.json`,
    encryption_details: null,
    price_unit: 'USD',
    status: recording.status,
    channels: recording.channels,
    source: kind === 'call' ? 'StartCallRecordingAPI' : 'StartConferenceRecordingAPI',
    error_code: null,
    ...(kind === 'call' && { track: recording.track }),
  };
}

const wantedStatus = (status: string): WantedStatus | undefined =>
  (['in-progress', 'paused', 'stopped'] as const).find((one) => one === status);

/** Lists, fetches and pauses the recordings of one kind of thing. */
function registerFamily(app: FastifyInstance, recordings: Recordings, family: Family): void {
  const { kind, path, one, list, exists } = family;
  const missing = (reply: FastifyReply, rest: string) =>
    sendRestError(reply, notFound(path + rest));

  app.get<{ Params: { of: string }; Querystring: Static<typeof schemas.RecordingQuery> }>(
    `/twilio/api.twilio.com${path}/:of/Recordings.json`,
    {
      onRequest: basicAuth,
      schema: { querystring: schemas.RecordingQuery, response: { 200: list } },
    },
    ({ params: { of }, query }, reply) => {
      if (!exists(of)) return missing(reply, `/${of}/Recordings.json`);
      const address = `${path}/${of}/Recordings.json`;
      const found = recordings
        .list({ kind, sid: of })
        .filter(({ dateCreated }) => isOnDay(query, 'DateCreated', dateCreated));
      const { items, page } = paged(found, address, query);
      return reply.send({ ...page, recordings: items.map((each) => resource(family, each)) });
    },
  );
  app.get<{ Params: { of: string; sid: string } }>(
    `/twilio/api.twilio.com${path}/:of/Recordings/:sid.json`,
    { onRequest: basicAuth, schema: { response: { 200: one } } },
    ({ params: { of, sid } }, reply) => {
      const found = recordings.find({ kind, sid: of }, sid);
      return found
        ? reply.send(resource(family, found))
        : missing(reply, `/${of}/Recordings/${sid}.json`);
    },
  );
  app.post<{
    Params: { of: string; sid: string };
    Body: Static<typeof schemas.UpdateRecording>;
  }>(
    `/twilio/api.twilio.com${path}/:of/Recordings/:sid.json`,
    { onRequest: basicAuth, schema: { body: schemas.UpdateRecording, response: { 200: one } } },
    ({ params: { of, sid }, body: { Status, PauseBehavior = 'silence' } }, reply) => {
      const found = recordings.find({ kind, sid: of }, sid);
      if (!found) return missing(reply, `/${of}/Recordings/${sid}.json`);
      const status = wantedStatus(Status);
      if (!status) {
        return sendRestError(reply, invalidParameter('Status: in-progress, paused or stopped'));
      }
      if (PauseBehavior !== 'skip' && PauseBehavior !== 'silence') {
        return sendRestError(reply, invalidParameter('PauseBehavior: skip or silence'));
      }
      const updated = recordings.update(found, status, PauseBehavior);
      return updated
        ? reply.send(resource(family, updated))
        : sendRestError(reply, notEligible(app.switches.current().recordingRefusal));
    },
  );
}

const channelsOf = (text = 'mono'): 1 | 2 | undefined =>
  text === 'mono' ? 1 : text === 'dual' ? 2 : undefined;

/**
 * Recordings of calls and of conferences, without sound: they are started, paused, resumed and stopped.
 * Twilio starts none on a conference by REST: `POST /conferences/{CF}/recordings` does what the
 * `record` of a contact center's flow would; with `{"pausable": false}` it is one that cannot be paused.
 */
export function registerRecordings(
  app: FastifyInstance,
  recordings: Recordings,
  calls: Calls,
  conferences: Conferences,
): void {
  const accountPath = `/2010-04-01/Accounts/${account.sid}`;
  const ofCalls: Family = {
    kind: 'call',
    path: `${accountPath}/Calls`,
    one: schemas.CallRecording,
    list: schemas.CallRecordingList,
    exists: (sid) => calls.find(sid) !== undefined,
  };
  const ofConferences: Family = {
    kind: 'conference',
    path: `${accountPath}/Conferences`,
    one: schemas.ConferenceRecording,
    list: schemas.ConferenceRecordingList,
    exists: (sid) => conferences.find(sid) !== undefined,
  };
  registerFamily(app, recordings, ofCalls);
  registerFamily(app, recordings, ofConferences);

  app.post<{ Params: { of: string }; Body: Static<typeof schemas.CreateRecording> }>(
    `/twilio/api.twilio.com${ofCalls.path}/:of/Recordings.json`,
    {
      onRequest: basicAuth,
      schema: { body: schemas.CreateRecording, response: { 201: schemas.CallRecording } },
    },
    ({ params: { of: sid }, body }, reply) => {
      const call = calls.find(sid);
      if (!call) {
        return sendRestError(reply, notFound(`${ofCalls.path}/${sid}/Recordings.json`));
      }
      if (call.status !== 'in-progress')
        return sendRestError(reply, notEligible(app.switches.current().recordingRefusal));
      const channels = channelsOf(body.RecordingChannels);
      if (!channels) return sendRestError(reply, invalidParameter('RecordingChannels: mono, dual'));
      const track = (['both', 'inbound', 'outbound'] as const).find(
        (one) => one === (body.RecordingTrack ?? 'both'),
      );
      if (!track) {
        return sendRestError(reply, invalidParameter('RecordingTrack: both, inbound, outbound'));
      }
      const started = recordings.start({ kind: 'call', sid }, { channels, track, pausable: true });
      return reply.code(201).send(resource(ofCalls, started));
    },
  );

  app.post<{
    Params: { of: string };
    Body: Static<typeof schemas.StartConferenceRecording>;
  }>(
    '/conferences/:of/recordings',
    { schema: { body: schemas.StartConferenceRecording } },
    ({ params, body }, reply) => {
      const conference = conferences.find(params.of) ?? conferences.live(params.of);
      if (conference?.status !== 'in-progress') {
        return reply.code(404).send({ message: 'There is no such conference in progress.' });
      }
      const wanted = { channels: 1, track: 'both', pausable: body.pausable ?? true } as const;
      const { sid } = recordings.start({ kind: 'conference', sid: conference.sid }, wanted);
      return reply.code(201).send({ recordingSid: sid });
    },
  );
}
