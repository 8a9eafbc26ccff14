import type { Conference, Conferences, Participant } from '../conferences/conferences';
import type { Collections } from '../sync/collections';
import { flexSyncServiceSid } from '../sync/services';
import type { SwitchSettings } from '../switches/switches';

/** The item of a map that is about the conference itself. */
const CONFERENCE = 'conf_status';
/** How long a map is kept once its conference is over. */
const KEPT_SECONDS = 60;

const createdBy = 'system';
const types = { customer: 'customer', agent: 'worker', supervisor: 'supervisor' } as const;

const participantData = (
  { sid }: Conference,
  participant: Participant,
  status: 'joined' | 'left',
) => ({
  participant_type: types[participant.type],
  conference_sid: sid,
  end_conference_on_exit: participant.endConferenceOnExit,
  hold: participant.hold,
  muted: participant.muted,
  reservation_sid: participant.reservationSid ?? null,
  worker_sid: participant.workerSid ?? null,
  status,
});

/**
 * The map `<task SID>.CS` that Flex keeps of each conference in its own Sync service: the Teams view follows it
 * for other workers' tasks. Twilio documents nothing of it; its items are those that Flex UI 2.17.1 reads.
 */
export function mirrorConferences(
  { events }: Pick<Conferences, 'events'>,
  maps: Collections,
  switches: () => SwitchSettings,
): void {
  const nameOf = ({ friendlyName }: Conference): string => `${friendlyName}.CS`;

  function put(conference: Conference, key: string, data: Record<string, unknown>): void {
    maps.putItem([flexSyncServiceSid, nameOf(conference), key], { data, createdBy });
  }

  const follow =
    (status: 'joined' | 'left') => (conference: Conference, participant: Participant) =>
      put(conference, participant.callSid, participantData(conference, participant, status));

  events.on('added', (conference) => {
    // No effect where it is there already.
    maps.create(flexSyncServiceSid, { uniqueName: nameOf(conference), createdBy });
    put(conference, CONFERENCE, { status: conference.status, conference_sid: conference.sid });
  });
  events.on('added', follow('joined'));
  events.on('modified', follow('joined'));
  events.on('removed', follow('left'));
  events.on('ended', (conference) => {
    put(conference, CONFERENCE, { status: conference.status, conference_sid: conference.sid });
    if (switches().conferenceMap === 'expires')
      maps.setTtl(flexSyncServiceSid, nameOf(conference), KEPT_SECONDS);
  });
}
