import { account } from '../../account';
import type { Conference, Participant } from '../conferences/conferences';
import { type Activity, activities } from './activities';
import type { Reservation, Task, TaskRouterEvent, Transfer, Worker } from './model';
import { owner, taskFields } from './taskFields';
import type { TaskRouter } from './taskRouter';
import { isLive, VOICE_CAPACITY } from './workers';

// The resources as the event bridge writes them: what twilio-taskrouter 2's descriptors require, with
// dates in seconds since 1970 and attributes as a JSON string.

const seconds = (date: Date): number => Math.floor(date.getTime() / 1000);
const epoch = seconds(new Date('2024-01-01T00:00:00Z'));

export const WORKSPACE_NAME = 'Flex Task Assignment';
export const QUEUE_NAME = 'Everyone';
export const WORKFLOW_NAME = 'Assign to Anyone';

/** Flex derives the interaction's SID from the task's (its sources); the channel's follows suit. */
const interactionSid = (taskSid: string): string => `KD${taskSid.slice(2)}`;
export const channelSid = (taskSid: string): string => `UO${taskSid.slice(2)}`;
export const taskSidOf = (interaction: string): string => `WT${interaction.slice(2)}`;

const activityPayload = ({ sid, name, available }: Activity) => ({
  ...owner,
  sid,
  available,
  friendly_name: name,
  date_created: epoch,
  date_updated: epoch,
});

export const activityList = () => list(activities.map(activityPayload));

/** A page of a list that has one page. */
export const list = (contents: readonly object[]) => ({
  contents,
  meta: { page: 0, page_size: 1000 },
  after_sid: null,
});

export const workerPayload = (worker: Worker) => ({
  ...owner,
  sid: worker.sid,
  friendly_name: worker.agent.identity,
  activity_sid: worker.activity.sid,
  activity_name: worker.activity.name,
  available: worker.activity.available,
  attributes: JSON.stringify(worker.attributes),
  date_created: seconds(worker.dateCreated),
  date_updated: seconds(worker.dateUpdated),
  date_status_changed: seconds(worker.dateStatusChanged),
  version: String(worker.version),
});

export const taskPayload = (task: Task) => ({
  ...taskFields(task, seconds),
  queue_name: QUEUE_NAME,
  queue_sid: account.taskQueueSid,
  workflow_name: WORKFLOW_NAME,
  version: String(task.version),
});

// Without a transfer no task_transfer, and never active_outgoing_task_transfer: the client throws on null.
export const reservationPayload = (reservation: Reservation, task: Task) => ({
  ...owner,
  sid: reservation.sid,
  reservation_status: reservation.status,
  reservation_timeout: 120,
  ...(reservation.transfer && { task_transfer: transferPayload(reservation.transfer) }),
  task: taskPayload(task),
  task_sid: task.sid,
  worker_sid: reservation.workerSid,
  date_created: seconds(reservation.dateCreated),
  date_updated: seconds(reservation.dateUpdated),
  version: String(reservation.version),
});

/** The parts of a transfer that the client reads, according to its sources. */
export const transferPayload = (transfer: Transfer) => ({
  sid: transfer.sid,
  task_sid: transfer.taskSid,
  date_created: seconds(transfer.dateCreated),
  date_updated: seconds(transfer.dateUpdated),
  initiating_reservation_sid: transfer.reservationSid,
  initiating_worker_sid: transfer.workerSid,
  initiating_queue_sid: account.taskQueueSid,
  initiating_workflow_sid: account.workflowSid,
  transfer_mode: transfer.mode,
  transfer_to: transfer.to,
  transfer_type: 'WORKER',
  transfer_status: transfer.status,
});

export function workerChannels(taskRouter: TaskRouter, workerSid: string) {
  const assigned = taskRouter.reservations({ workerSid }).filter(isLive).length;
  return list([
    {
      ...owner,
      sid: `WC${workerSid.slice(2)}`,
      worker_sid: workerSid,
      task_channel_sid: account.voiceChannelSid,
      task_channel_unique_name: 'voice',
      assigned_tasks: assigned,
      available: true,
      available_capacity_percentage: Math.round(100 * (1 - assigned / VOICE_CAPACITY)),
      configured_capacity: VOICE_CAPACITY,
      date_created: epoch,
      date_updated: epoch,
      last_reserved_time: epoch,
    },
  ]);
}

export const taskQueuePayload = {
  ...owner,
  sid: account.taskQueueSid,
  friendly_name: QUEUE_NAME,
  queue_name: QUEUE_NAME,
  queue_sid: account.taskQueueSid,
  assignment_activity_name: null,
  assignment_activity_sid: null,
  reservation_activity_name: null,
  reservation_activity_sid: null,
  target_workers: '1==1',
  max_reserved_workers: 1,
  task_order: 'FIFO',
  lifo_queue: false,
  date_created: epoch,
  date_updated: epoch,
} as const;

/** Media values are arrays of strings, and every participant, the customer too, names the task. */
export const participantPayload = (conference: Conference, participant: Participant) => ({
  sid: participant.participantSid,
  type: participant.type,
  routing_properties: {
    task_sid: conference.friendlyName,
    reservation_sid: participant.reservationSid ?? null,
    worker_sid: participant.workerSid ?? null,
  },
  media_properties: {
    AccountSid: [account.sid],
    CallSid: [participant.callSid],
    Coaching: ['false'],
    ConferenceSid: [conference.sid],
    EndConferenceOnExit: [String(participant.endConferenceOnExit)],
    FriendlyName: [conference.friendlyName],
    Hold: [String(participant.hold)],
    Muted: [String(participant.muted)],
    SequenceNumber: [String(participant.sequence)],
    StartConferenceOnEnter: ['true'],
    Timestamp: [participant.dateUpdated.toUTCString()],
  },
});

export type ParticipantEvent = 'added' | 'modified' | 'removed';

const statusCallbackEvents = {
  added: 'participant-join',
  modified: 'participant-modify',
  removed: 'participant-leave',
} as const;

/** On the socket the SID is named `participant_sid`, in lists `sid`. */
export function participantEventPayload(
  event: ParticipantEvent,
  conference: Conference,
  participant: Participant,
) {
  const { sid, media_properties, ...rest } = participantPayload(conference, participant);
  return {
    ...rest,
    participant_sid: sid,
    interaction_sid: interactionSid(conference.friendlyName),
    channel_sid: channelSid(conference.friendlyName),
    channel_type: 'voice',
    media_properties: { ...media_properties, StatusCallbackEvent: [statusCallbackEvents[event]] },
  };
}

export function eventPayload(event: TaskRouterEvent): object {
  switch (event.type) {
    case 'reservation.created':
    case 'reservation.accepted':
    case 'reservation.wrapup':
    case 'reservation.completed':
    case 'reservation.rejected':
    case 'reservation.timeout':
    case 'reservation.canceled':
      return reservationPayload(event.reservation, event.task);
    case 'task.created':
    case 'task.updated':
    case 'task.wrapup':
    case 'task.completed':
    case 'task.canceled':
      return taskPayload(event.task);
    case 'task.transfer-initiated':
    case 'task.transfer-completed':
    case 'task.transfer-failed':
    case 'task.transfer-canceled':
      return transferPayload(event.transfer);
    case 'worker.activity.update':
    case 'worker.attributes.update':
      return workerPayload(event.worker);
  }
}
