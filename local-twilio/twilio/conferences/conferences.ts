import { EventEmitter } from 'node:events';
import { newSid } from '../../account';

export interface Participant {
  readonly callSid: string;
  /** SID of the same participant in Flex's interaction, `UT…`. */
  readonly participantSid: string;
  readonly type: 'customer' | 'agent' | 'supervisor';
  /** Whose leg it is; a customer has none. */
  readonly workerSid?: string;
  /** Only an agent has one. */
  readonly reservationSid?: string;
  readonly hold: boolean;
  readonly muted: boolean;
  readonly endConferenceOnExit: boolean;
  /** Grows with every change, so that a client can recognize outdated news. */
  readonly sequence: number;
  readonly dateCreated: Date;
  readonly dateUpdated: Date;
}

type NewParticipant = Pick<
  Participant,
  'callSid' | 'type' | 'workerSid' | 'reservationSid' | 'endConferenceOnExit'
> & { readonly participantSid?: string; readonly muted?: boolean };

export type ParticipantChange = Partial<
  Pick<Participant, 'hold' | 'muted' | 'endConferenceOnExit'>
>;

export interface Conference {
  readonly sid: string;
  /** The task's SID. */
  readonly friendlyName: string;
  readonly status: 'in-progress' | 'completed';
  readonly participants: readonly Participant[];
  readonly dateCreated: Date;
  readonly dateUpdated: Date;
  readonly end?: {
    readonly reason:
      | 'conference-ended-via-api'
      | 'participant-with-end-conference-on-exit-left'
      | 'last-participant-left';
    readonly callSid?: string;
  };
}

interface ConferenceEvents {
  added: [conference: Conference, participant: Participant];
  modified: [conference: Conference, participant: Participant];
  removed: [conference: Conference, participant: Participant];
  ended: [conference: Conference];
}

/** The conferences that join a customer's leg and an agent's. */
export interface Conferences {
  readonly events: EventEmitter<ConferenceEvents>;
  start(friendlyName: string): Conference;
  find(sid: string): Conference | undefined;
  /** The conference in progress of that name. */
  live(friendlyName: string): Conference | undefined;
  list(): readonly Conference[];
  join(sid: string, participant: NewParticipant): void;
  /** No effect on a leg that is not in the conference. */
  modify(sid: string, callSid: string, change: ParticipantChange): Participant | undefined;
  /** Moves a participant to the begin or the end of the list. No effect on a leg that is not in it. */
  place(sid: string, callSid: string, position: 'first' | 'last'): void;
  /** Ends the conference too, when that participant ends it on exit or was the last one. */
  leave(sid: string, callSid: string): void;
  end(sid: string): void;
  clear(): void;
}

export function createConferences(): Conferences {
  const bySid = new Map<string, Conference>();
  const events = new EventEmitter<ConferenceEvents>();

  function change(conference: Conference, fields: Partial<Conference>): Conference {
    const changed = { ...conference, ...fields, dateUpdated: new Date() };
    bySid.set(conference.sid, changed);
    return changed;
  }

  function finish(conference: Conference, end: NonNullable<Conference['end']>): void {
    const finished = change(conference, { status: 'completed', participants: [], end });
    for (const participant of conference.participants)
      events.emit('removed', finished, { ...participant, sequence: participant.sequence + 1 });
    events.emit('ended', finished);
  }

  const inProgress = (sid: string): Conference | undefined => {
    const conference = bySid.get(sid);
    return conference?.status === 'in-progress' ? conference : undefined;
  };

  return {
    events,
    start(friendlyName) {
      const now = new Date();
      const conference: Conference = {
        sid: newSid('CF'),
        friendlyName,
        status: 'in-progress',
        participants: [],
        dateCreated: now,
        dateUpdated: now,
      };
      bySid.set(conference.sid, conference);
      return conference;
    },
    find: (sid) => bySid.get(sid),
    live: (friendlyName) =>
      [...bySid.values()].find(
        (conference) =>
          conference.friendlyName === friendlyName && conference.status === 'in-progress',
      ),
    list: () => [...bySid.values()],
    join(sid, newParticipant) {
      const conference = inProgress(sid);
      if (!conference) return;
      const now = new Date();
      const participant: Participant = {
        participantSid: newSid('UT'),
        muted: false,
        ...newParticipant,
        hold: false,
        sequence: 1,
        dateCreated: now,
        dateUpdated: now,
      };
      const joined = change(conference, {
        participants: [...conference.participants, participant],
      });
      events.emit('added', joined, participant);
    },
    modify(sid, callSid, fields) {
      const conference = inProgress(sid);
      const before = conference?.participants.find((each) => each.callSid === callSid);
      if (!conference || !before) return undefined;
      const participant = {
        ...before,
        ...fields,
        sequence: before.sequence + 1,
        dateUpdated: new Date(),
      };
      const participants = conference.participants.map((each) =>
        each.callSid === callSid ? participant : each,
      );
      events.emit('modified', change(conference, { participants }), participant);
      return participant;
    },
    place(sid, callSid, position) {
      const conference = inProgress(sid);
      const placed = conference?.participants.find((each) => each.callSid === callSid);
      if (!conference || !placed) return;
      const others = conference.participants.filter((each) => each !== placed);
      change(conference, {
        participants: position === 'first' ? [placed, ...others] : [...others, placed],
      });
    },
    leave(sid, callSid) {
      const conference = inProgress(sid);
      const leaving = conference?.participants.find((each) => each.callSid === callSid);
      if (!conference || !leaving) return;
      const participants = conference.participants.filter((each) => each.callSid !== callSid);
      const left = change(conference, { participants });
      events.emit('removed', left, { ...leaving, sequence: leaving.sequence + 1 });
      if (leaving.endConferenceOnExit)
        finish(left, { reason: 'participant-with-end-conference-on-exit-left', callSid });
      else if (participants.length === 0)
        finish(left, { reason: 'last-participant-left', callSid });
    },
    end(sid) {
      const conference = inProgress(sid);
      if (conference) finish(conference, { reason: 'conference-ended-via-api' });
    },
    clear: () => bySid.clear(),
  };
}
