import type { Static } from '@sinclair/typebox';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { account } from '../../account';
import { basicAuth } from '../rest/basicAuth';
import { isOnDay } from '../rest/dates';
import { notFound, sendRestError } from '../rest/errors';
import { paged } from '../rest/paged';
import type { Conference, Conferences, Participant } from './conferences';
import * as schemas from './schemas';

const path = `/2010-04-01/Accounts/${account.sid}/Conferences`;
const rfc2822 = (date: Date): string => date.toUTCString().replace('GMT', '+0000');

const conferenceResource = (conference: Conference): Static<typeof schemas.Conference> => ({
  account_sid: account.sid,
  api_version: '2010-04-01',
  call_sid_ending_conference: conference.end?.callSid ?? null,
  date_created: rfc2822(conference.dateCreated),
  date_updated: rfc2822(conference.dateUpdated),
  friendly_name: conference.friendlyName,
  ...(conference.end && { reason_conference_ended: conference.end.reason }),
  region: 'us1',
  sid: conference.sid,
  status: conference.status,
  subresource_uris: {
    participants: `${path}/${conference.sid}/Participants.json`,
    recordings: `${path}/${conference.sid}/Recordings.json`,
  },
  uri: `${path}/${conference.sid}.json`,
});

const participantResource = (
  { sid }: Conference,
  participant: Participant,
): Static<typeof schemas.Participant> => ({
  account_sid: account.sid,
  call_sid: participant.callSid,
  call_sid_to_coach: null,
  coaching: false,
  conference_sid: sid,
  date_created: rfc2822(participant.dateCreated),
  date_updated: rfc2822(participant.dateUpdated),
  end_conference_on_exit: participant.endConferenceOnExit,
  hold: participant.hold,
  label: null,
  muted: participant.muted,
  queue_time: '0',
  start_conference_on_enter: true,
  status: 'connected',
  uri: `${path}/${sid}/Participants/${participant.callSid}.json`,
});

/**
 * Conferences and their participants; a conference can be ended or given an announcement. One that has ended
 * has no participants, as on Twilio. Newest first.
 */
export function registerConferencesRest(app: FastifyInstance, conferences: Conferences): void {
  const route = (rest: string): string => `/twilio/api.twilio.com${path}${rest}`;
  const missing = (reply: FastifyReply, rest: string) =>
    sendRestError(reply, notFound(path + rest));

  app.get<{ Querystring: Static<typeof schemas.ConferenceQuery> }>(
    route('.json'),
    {
      onRequest: basicAuth,
      schema: {
        querystring: schemas.ConferenceQuery,
        response: { 200: schemas.ConferenceList },
      },
    },
    ({ query }) => {
      const found = conferences
        .list()
        .filter(({ friendlyName, status, dateCreated, dateUpdated }) => {
          const { FriendlyName, Status } = query;
          return (
            (FriendlyName === undefined || FriendlyName === friendlyName) &&
            (Status === undefined || Status === status) &&
            isOnDay(query, 'DateCreated', dateCreated) &&
            isOnDay(query, 'DateUpdated', dateUpdated)
          );
        })
        .reverse();
      const { items, page } = paged(found, `${path}.json`, query);
      return { ...page, conferences: items.map(conferenceResource) };
    },
  );

  app.get<{ Params: { sid: string } }>(
    route('/:sid.json'),
    { onRequest: basicAuth, schema: { response: { 200: schemas.Conference } } },
    ({ params: { sid } }, reply) => {
      const conference = conferences.find(sid);
      return conference
        ? reply.send(conferenceResource(conference))
        : missing(reply, `/${sid}.json`);
    },
  );

  // An announcement is taken and not played: no sound passes here.
  app.post<{ Params: { sid: string }; Body: Static<typeof schemas.UpdateConference> }>(
    route('/:sid.json'),
    {
      onRequest: basicAuth,
      schema: { body: schemas.UpdateConference, response: { 200: schemas.Conference } },
    },
    ({ params: { sid }, body }, reply) => {
      if (!conferences.find(sid)) return missing(reply, `/${sid}.json`);
      if (body.Status === 'completed') conferences.end(sid);
      const conference = conferences.find(sid);
      return conference && reply.send(conferenceResource(conference));
    },
  );

  app.get<{ Params: { sid: string }; Querystring: Static<typeof schemas.ParticipantQuery> }>(
    route('/:sid/Participants.json'),
    {
      onRequest: basicAuth,
      schema: {
        querystring: schemas.ParticipantQuery,
        response: { 200: schemas.ParticipantList },
      },
    },
    ({ params: { sid }, query }, reply) => {
      const conference = conferences.find(sid);
      if (!conference) return missing(reply, `/${sid}/Participants.json`);
      const found = conference.participants.filter(
        ({ hold, muted }) =>
          // Nobody coaches.
          query.Coaching !== true &&
          (query.Hold === undefined || query.Hold === hold) &&
          (query.Muted === undefined || query.Muted === muted),
      );
      const { items, page } = paged(found, `${path}/${sid}/Participants.json`, query);
      const participants = items.map((each) => participantResource(conference, each));
      return reply.send({ ...page, participants });
    },
  );

  app.get<{ Params: { sid: string; callSid: string } }>(
    route('/:sid/Participants/:callSid.json'),
    { onRequest: basicAuth, schema: { response: { 200: schemas.Participant } } },
    ({ params: { sid, callSid } }, reply) => {
      const conference = conferences.find(sid);
      const participant = conference?.participants.find((each) => each.callSid === callSid);
      return conference && participant
        ? reply.send(participantResource(conference, participant))
        : missing(reply, `/${sid}/Participants/${callSid}.json`);
    },
  );
}
