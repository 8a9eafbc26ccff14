import { Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { account } from '../../account';
import type { Calls } from '../calls/calls';
import type { Conference, Conferences } from './conferences';

const NewParty = Type.Object(
  {
    /** The party's number; without one, `callSid` of a leg that is there already. */
    to: Type.Optional(Type.String({ pattern: '^\\+[1-9][0-9]{6,14}$' })),
    callSid: Type.Optional(Type.String()),
    position: Type.Optional(Type.Union([Type.Literal('first'), Type.Literal('last')])),
    hold: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);

const PartyChange = Type.Object(
  {
    position: Type.Optional(Type.Union([Type.Literal('first'), Type.Literal('last')])),
    hold: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);

const refuse = (reply: FastifyReply, status: 400 | 404 | 409, message: string) =>
  reply.code(status).send({ message });

const shown = ({ participants }: Conference): object[] =>
  participants.map(({ callSid, type, hold }) => ({ callSid, type, hold }));

/**
 * The other parties of a conference, for scripts: a party that the contact center adds is listed as a
 * customer, possibly before the real one. A conference is named by its SID or its task's.
 * - `GET /conferences/{CF}/participants` → `[{callSid, type, hold}]` in the order that Twilio lists them
 * - `POST /conferences/{CF}/participants` `{to?, callSid?, position?, hold?}` → 201 `{callSid}`
 * - `POST /conferences/{CF}/participants/{CallSid}` `{position?, hold?}`
 * - `DELETE /conferences/{CF}/participants/{CallSid}`: that leg hangs up, and the conference continues
 */
export function registerParties(
  app: FastifyInstance,
  calls: Calls,
  conferences: Conferences,
): void {
  const path = '/conferences/:of/participants';
  const liveOne = (of: string): Conference | undefined => {
    const conference = conferences.find(of) ?? conferences.live(of);
    return conference?.status === 'in-progress' ? conference : undefined;
  };
  const noConference = (reply: FastifyReply) =>
    refuse(reply, 404, 'There is no such conference in progress.');

  // A party's own leg ends: nothing else takes it out of its conference.
  calls.events.on('ended', ({ sid }) => {
    for (const conference of conferences.list()) {
      if (conference.participants.some(({ callSid }) => callSid === sid)) {
        conferences.leave(conference.sid, sid);
      }
    }
  });

  app.get<{ Params: { of: string } }>(path, ({ params: { of } }, reply) => {
    const conference = liveOne(of);
    return conference ? reply.send(shown(conference)) : noConference(reply);
  });

  app.post<{ Params: { of: string } }>(path, ({ params: { of }, body }, reply) => {
    if (!Value.Check(NewParty, body)) {
      return refuse(reply, 400, 'Send JSON such as {"to":"+14155550199","position":"first"}.');
    }
    const conference = liveOne(of);
    if (!conference) return noConference(reply);
    const leg =
      body.callSid === undefined
        ? calls.connect({
            party: 'customer',
            direction: 'outbound',
            from: account.phoneNumber,
            to: body.to ?? '+14155550199',
          })
        : calls.find(body.callSid);
    if (leg?.status !== 'in-progress') {
      return refuse(reply, 409, 'There is no such call in progress.');
    }
    const { sid: callSid } = leg;
    conferences.join(conference.sid, { callSid, type: 'customer', endConferenceOnExit: false });
    if (body.position) conferences.place(conference.sid, callSid, body.position);
    if (body.hold !== undefined) conferences.modify(conference.sid, callSid, { hold: body.hold });
    return reply.code(201).send({ callSid });
  });

  app.post<{ Params: { of: string; callSid: string } }>(
    `${path}/:callSid`,
    ({ params: { of, callSid }, body }, reply) => {
      if (!Value.Check(PartyChange, body)) {
        return refuse(reply, 400, 'Send JSON such as {"position":"last","hold":true}.');
      }
      const conference = liveOne(of);
      if (!conference) return noConference(reply);
      if (!conference.participants.some((each) => each.callSid === callSid)) {
        return refuse(reply, 404, 'There is no such participant.');
      }
      if (body.position) conferences.place(conference.sid, callSid, body.position);
      if (body.hold !== undefined) conferences.modify(conference.sid, callSid, { hold: body.hold });
      return { callSid };
    },
  );

  app.delete<{ Params: { of: string; callSid: string } }>(
    `${path}/:callSid`,
    ({ params: { of, callSid } }, reply) => {
      const conference = liveOne(of);
      if (!conference) return noConference(reply);
      if (!conference.participants.some((each) => each.callSid === callSid)) {
        return refuse(reply, 404, 'There is no such participant.');
      }
      conferences.modify(conference.sid, callSid, { endConferenceOnExit: false });
      conferences.leave(conference.sid, callSid);
      return reply.code(204).send();
    },
  );
}
