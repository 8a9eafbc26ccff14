import { join } from 'node:path';
import { Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { account } from '../../account';
import { type LocalTwilio, startLocalTwilio } from '../../server';
import { acceptCall, eventBridge, logIn, ringingCall } from '../../testing/taskrouter';
import { clearFaults, injectFaults } from '../../testing/faults';

/* TaskRouter's event callbacks reach a protected function, which the edge lets only signed ones get to. */

let local: LocalTwilio;
let token: string;
beforeAll(async () => {
  local = await startLocalTwilio({ port: 0, functionsFolder: join(__dirname, 'fixture') });
});
beforeEach(async () => {
  await clearFaults(local.origin);
  await fetch(`${local.origin}/reset`, { method: 'POST' });
  token = await logIn(local);
});
afterAll(() => local.close());

const Events = Type.Array(Type.Record(Type.String(), Type.String()));
type Fields = Record<string, string>;

/** The events that the function received about a task, once `last` is among them. */
async function eventsOf(taskSid: string, last: string): Promise<Fields[]> {
  for (;;) {
    const reply = await fetch(`${local.origin}/twilio/${account.functionsDomain}/payments/told`);
    const events = Value.Parse(Events, await reply.json()).filter(
      (each) => each.TaskSid === taskSid,
    );
    if (events.some(({ EventType }) => EventType === last)) return events;
  }
}

const typesOf = (events: readonly Fields[]) => events.map(({ EventType }) => EventType);
const complete = (call: { workerSid: string; reservationSid: string }) =>
  eventBridge(
    local,
    token,
    'POST',
    `Workers/${call.workerSid}/Reservations/${call.reservationSid}`,
    {
      ReservationStatus: 'completed',
    },
  );

test('reports a call in order, from its task to the end of the wrap-up', async () => {
  const call = await ringingCall(local, token);
  await acceptCall(local, token, call);
  local.calls.hangUp(call.customer);
  await complete(call);
  const events = await eventsOf(call.taskSid, 'reservation.completed');
  expect(typesOf(events).filter((type) => type !== 'task.updated')).toEqual([
    'task.created',
    'reservation.created',
    'reservation.accepted',
    'task.wrapup',
    'reservation.wrapup',
    'task.completed',
    'reservation.completed',
  ]);
  const accepted = events.find(({ EventType }) => EventType === 'reservation.accepted');
  expect(accepted).toMatchObject({
    AccountSid: account.sid,
    WorkspaceSid: account.workspaceSid,
    ResourceType: 'reservation',
    ResourceSid: call.reservationSid,
    ReservationSid: call.reservationSid,
    WorkerSid: call.workerSid,
    WorkerName: 'agent-1',
    TaskAssignmentStatus: 'assigned',
    TaskChannelUniqueName: 'voice',
  });
  expect(JSON.parse(accepted?.TaskAttributes ?? '')).toMatchObject({ call_sid: call.customer });
});

test('reports a caller who gives up as a canceled task and reservation', async () => {
  const call = await ringingCall(local, token);
  local.calls.hangUp(call.customer);
  const events = await eventsOf(call.taskSid, 'task.canceled');
  expect(typesOf(events)).toContain('reservation.canceled');
  expect(events.at(-1)).toMatchObject({ ResourceType: 'task', TaskCanceledReason: 'hangup' });
});

test('ignores the faults set for Payments callbacks, and obeys its own', async () => {
  await injectFaults(local.origin, { callbacks: { drop: 1 }, taskEvents: { duplicate: 1 } });
  const call = await ringingCall(local, token);
  local.calls.hangUp(call.customer);
  const events = await eventsOf(call.taskSid, 'task.canceled');
  expect(typesOf(events).filter((type) => type === 'task.created')).toHaveLength(2);

  await injectFaults(local.origin, { taskEvents: { drop: 1 } });
  const lost = await ringingCall(local, token);
  await clearFaults(local.origin);
  local.calls.hangUp(lost.customer);
  expect(typesOf(await eventsOf(lost.taskSid, 'task.canceled'))).not.toContain('task.created');
});
