import { type Static, Type } from '@sinclair/typebox';
import { newSid } from '../../account';
import type { Conference, Participant } from '../conferences/conferences';
import { notFound } from '../rest/errors';
import { done, refused } from '../rest/outcome';
import {
  type Command,
  type CommandRoute,
  type CommandOutcome,
  type Parts,
  withParams,
} from './command';
import * as wire from './wire';

const ChannelUpdate = Type.Object({ status: Type.Literal('closed') });

const ParticipantUpdate = Type.Object({
  status: Type.Optional(Type.Literal('closed')),
  media_properties: Type.Optional(
    Type.Object({
      hold: Type.Optional(Type.Boolean()),
      muted: Type.Optional(Type.Boolean()),
      end_conference_on_exit: Type.Optional(Type.Boolean()),
    }),
  ),
});

const NewParticipant = Type.Object({
  type: Type.Literal('agent'),
  routing_properties: Type.Object({ reservation_sid: Type.String() }),
});

/** A voice task seen as a Flex interaction with one voice channel, its conference: Flex UI's own requests. */
export function interactionCommands({
  taskRouter,
  conferences,
  voice,
}: Parts): readonly CommandRoute[] {
  function withConference(
    command: Command,
    run: (conference: Conference) => CommandOutcome,
  ): CommandOutcome {
    const taskSid = wire.taskSidOf(command.sids[0] ?? '');
    const conference = conferences.live(taskSid);
    return conference ? run(conference) : refused(notFound(command.sids[0] ?? ''));
  }

  function channels({ sids: [interaction = ''] }: Command): CommandOutcome {
    const taskSid = wire.taskSidOf(interaction);
    if (!taskRouter.task(taskSid)) return refused(notFound(interaction));
    // Before there is a conference too: without a channel the client looks for one in Sync and throws.
    const channel = {
      sid: wire.channelSid(taskSid),
      interaction_sid: interaction,
      type: 'voice',
      status: 'active',
      media_sid: conferences.live(taskSid)?.sid ?? '',
    };
    return done({ channels: [channel] });
  }

  function participants({ sids: [interaction = ''] }: Command): CommandOutcome {
    const conference = conferences.live(wire.taskSidOf(interaction));
    const all = conference?.participants ?? [];
    return done({
      channel_type: 'voice',
      participants: all.map((each) => conference && wire.participantPayload(conference, each)),
    });
  }

  function closeChannel(command: Command): CommandOutcome {
    return withParams(ChannelUpdate, command.params, () =>
      withConference(command, (conference) => {
        voice.close(conference.friendlyName);
        return done({ sid: command.sids[1] ?? '', status: 'closed' });
      }),
    );
  }

  function change(
    conference: Conference,
    participant: Participant,
    { status, media_properties: media = {} }: Static<typeof ParticipantUpdate>,
  ): CommandOutcome {
    if (status === 'closed') conferences.leave(conference.sid, participant.callSid);
    else
      conferences.modify(conference.sid, participant.callSid, {
        ...(media.hold !== undefined && { hold: media.hold }),
        ...(media.muted !== undefined && { muted: media.muted }),
        ...(media.end_conference_on_exit !== undefined && {
          endConferenceOnExit: media.end_conference_on_exit,
        }),
      });
    return done(wire.participantPayload(conference, participant));
  }

  function updateParticipant(command: Command): CommandOutcome {
    const sid = command.sids[2] ?? '';
    return withParams(ParticipantUpdate, command.params, (update) =>
      withConference(command, (conference) => {
        const participant = conference.participants.find((each) => each.participantSid === sid);
        return participant ? change(conference, participant, update) : refused(notFound(sid));
      }),
    );
  }

  /** Flex's "Join Call": a new leg joins, then the client removes the agent's earlier one. */
  function addAgent(command: Command): CommandOutcome {
    return withParams(NewParticipant, command.params, ({ routing_properties: routing }) => {
      const reservation = taskRouter.reservation(routing.reservation_sid);
      if (reservation?.workerSid !== command.worker.sid)
        return refused(notFound(routing.reservation_sid));
      const sid = newSid('UT');
      voice.rejoin(reservation, sid);
      return done({
        sid,
        interaction_sid: command.sids[0] ?? '',
        channel_sid: command.sids[1] ?? '',
        type: 'agent',
      });
    });
  }

  const channel = '^v1/Interactions/(KD\\w+)/Channels/(UO\\w+)';
  return [
    { method: 'GET', path: /^v1\/Interactions\/(KD\w+)\/Channels$/, run: channels },
    { method: 'POST', path: new RegExp(`${channel}$`), run: closeChannel },
    { method: 'GET', path: new RegExp(`${channel}/Participants$`), run: participants },
    { method: 'POST', path: new RegExp(`${channel}/Participants$`), run: addAgent },
    {
      method: 'POST',
      path: new RegExp(`${channel}/Participants/(UT\\w+)$`),
      run: updateParticipant,
    },
  ];
}
