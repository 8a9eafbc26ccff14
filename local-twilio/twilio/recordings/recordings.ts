import { newSid } from '../../account';
import type { Calls } from '../calls/calls';
import type { Conferences } from '../conferences/conferences';

/** What is recorded: one leg, or a whole conference. */
export type Recorded =
  | { readonly kind: 'call'; readonly sid: string }
  | { readonly kind: 'conference'; readonly sid: string };

type RecordingStatus = 'in-progress' | 'paused' | 'stopped' | 'completed';

/** A recording that has no sound: that it runs, is paused, or is over. */
export interface Recording {
  readonly sid: string;
  readonly of: Recorded;
  readonly status: RecordingStatus;
  readonly channels: 1 | 2;
  readonly track: 'both' | 'inbound' | 'outbound';
  readonly dateCreated: Date;
  readonly dateUpdated: Date;
  /** Milliseconds recorded up to `dateUpdated`; pauses that are skipped do not count. */
  readonly recordedMs: number;
  /** False for one that somebody else makes, such as a trunk's. */
  readonly pausable: boolean;
  /** What a pause leaves in the recording: nothing, or silence of its length. */
  readonly pauseBehavior: PauseBehavior;
}

type Wanted = Pick<Recording, 'channels' | 'track' | 'pausable'>;
type PauseBehavior = 'skip' | 'silence';
export type WantedStatus = 'in-progress' | 'paused' | 'stopped';

/** Names the recording that is under way, whichever it is. */
const CURRENT = 'Twilio.CURRENT';

/** The recordings of calls and conferences. They end with what they record. */
export interface Recordings {
  start(of: Recorded, wanted: Wanted): Recording;
  /** Newest first. */
  list(of: Recorded): readonly Recording[];
  /** By SID, or `Twilio.CURRENT`. */
  find(of: Recorded, sid: string): Recording | undefined;
  /** Undefined when the recording is over, or is to be paused and cannot be. */
  update(recording: Recording, status: WantedStatus, pause: PauseBehavior): Recording | undefined;
  clear(): void;
}

const isUnderWay = ({ status }: Recording): boolean =>
  status === 'in-progress' || status === 'paused';

export function createRecordings(calls: Calls, conferences: Conferences): Recordings {
  const bySid = new Map<string, Recording>();

  const list = (of: Recorded): readonly Recording[] =>
    [...bySid.values()].filter((each) => each.of.sid === of.sid).reverse();

  function move(
    recording: Recording,
    status: RecordingStatus,
    pauseBehavior = recording.pauseBehavior,
  ): Recording {
    const dateUpdated = new Date();
    const running = recording.status === 'in-progress' || recording.pauseBehavior === 'silence';
    const since = dateUpdated.getTime() - recording.dateUpdated.getTime();
    const recordedMs = recording.recordedMs + (running ? since : 0);
    const moved = { ...recording, status, pauseBehavior, dateUpdated, recordedMs };
    bySid.set(recording.sid, moved);
    return moved;
  }

  function end(of: Recorded): void {
    for (const recording of list(of)) {
      if (isUnderWay(recording) || recording.status === 'stopped') move(recording, 'completed');
    }
  }
  calls.events.on('ended', ({ sid }) => end({ kind: 'call', sid }));
  conferences.events.on('ended', ({ sid }) => end({ kind: 'conference', sid }));

  return {
    list,
    start(of, wanted) {
      const now = new Date();
      const recording: Recording = {
        sid: newSid('RE'),
        of,
        status: 'in-progress',
        ...wanted,
        dateCreated: now,
        dateUpdated: now,
        recordedMs: 0,
        pauseBehavior: 'skip',
      };
      bySid.set(recording.sid, recording);
      return recording;
    },
    find: (of, sid) =>
      list(of).find((each) => (sid === CURRENT ? isUnderWay(each) : each.sid === sid)),
    update: (recording, status, pause) =>
      isUnderWay(recording) && (recording.pausable || status !== 'paused')
        ? move(recording, status, status === 'paused' ? pause : 'skip')
        : undefined,
    clear: () => bySid.clear(),
  };
}
