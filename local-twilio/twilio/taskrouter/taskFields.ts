import { account } from '../../account';
import type { Task } from './model';

const TIMEOUT_S = 86_400;

/** Whose tasks, reservations and workers are. */
export const owner = { account_sid: account.sid, workspace_sid: account.workspaceSid } as const;

/** What REST and the event bridge say of a task alike; each writes its times in its own way. */
export const taskFields = <Time>(task: Task, time: (date: Date) => Time) => ({
  ...owner,
  sid: task.sid,
  addons: '{}',
  age: Math.floor((Date.now() - task.dateCreated.getTime()) / 1000),
  assignment_status: task.status,
  attributes: JSON.stringify(task.attributes),
  date_created: time(task.dateCreated),
  date_updated: time(task.dateUpdated),
  priority: 0,
  reason: task.reason,
  routing_target: task.routingTarget,
  task_channel_sid: account.voiceChannelSid,
  task_channel_unique_name: 'voice',
  timeout: TIMEOUT_S,
  workflow_sid: account.workflowSid,
  virtual_start_time: time(task.dateCreated),
});
