import { account } from '../../account';
import { type LocalTwilio, startLocalTwilio } from '../../server';
import { turn } from '../../testing/switches';
import {
  acceptCall,
  eventBridge,
  logIn,
  rest,
  type RingingCall,
  ringingCall,
  textAt,
} from '../../testing/taskrouter';

let local: LocalTwilio;
let first: string;
let second: string;
beforeAll(async () => void (local = await startLocalTwilio({ port: 0 })));
beforeEach(async () => {
  await fetch(`${local.origin}/reset`, { method: 'POST' });
  first = await logIn(local);
  second = await logIn(local, 'agent-2');
});
afterAll(() => local.close());

const workspace = `taskrouter.twilio.com/v1/Workspaces/${account.workspaceSid}`;
const conferences = `api.twilio.com/2010-04-01/Accounts/${account.sid}/Conferences`;
const secondWorker = 'WK10ca1000000000000000000000000002';

async function liveCall(): Promise<RingingCall> {
  const call = await ringingCall(local, first);
  await acceptCall(local, first, call);
  return call;
}

const transfer = ({ workerSid, taskSid, reservationSid }: RingingCall, Mode: 'COLD' | 'WARM') =>
  eventBridge(local, first, 'POST', `Workers/${workerSid}/Transfers`, {
    ReservationSid: reservationSid,
    TaskSid: taskSid,
    To: secondWorker,
    Mode,
  });

/** The second agent's offer of the task. */
async function offerOf({ taskSid }: RingingCall): Promise<RingingCall> {
  const { body } = await rest(
    local,
    `${workspace}/Tasks/${taskSid}/Reservations?WorkerSid=${secondWorker}`,
  );
  const reservationSid = textAt(body, 'reservations', 0, 'sid');
  return { taskSid, reservationSid, workerSid: secondWorker, customer: '' };
}

const reject = (offer: RingingCall) =>
  eventBridge(
    local,
    second,
    'POST',
    `Workers/${offer.workerSid}/Reservations/${offer.reservationSid}`,
    { ReservationStatus: 'rejected' },
  );

/** Worker and state of each reservation, oldest first, and the task's own state at the end. */
async function states({ taskSid }: RingingCall): Promise<unknown> {
  const { body } = await rest(local, `${workspace}/Tasks/${taskSid}/Reservations`);
  const task = await rest(local, `${workspace}/Tasks/${taskSid}`);
  const list: unknown = Object.entries(body ?? {}).find(([name]) => name === 'reservations')?.[1];
  const reservations = Array.isArray(list)
    ? list.map((each) => `${textAt(each, 'worker_name')} ${textAt(each, 'reservation_status')}`)
    : [];
  return [...reservations, textAt(task.body, 'assignment_status')];
}

/** Call SIDs in the task's conference; undefined when it is over. */
async function inConference({ taskSid }: RingingCall): Promise<string[] | undefined> {
  const list = await rest(local, `${conferences}.json?FriendlyName=${taskSid}&Status=in-progress`);
  const found = JSON.stringify(list.body).includes('"sid"');
  if (!found) return undefined;
  const sid = textAt(list.body, 'conferences', 0, 'sid');
  const { body } = await rest(local, `${conferences}/${sid}/Participants.json`);
  return [...JSON.stringify(body).matchAll(/"call_sid":"(CA\w+)"/g)].map(
    ([, found]) => found ?? '',
  );
}

const legOf = (agent: string): string | undefined =>
  local.calls.list().find(({ to, status }) => to === `client:${agent}` && status === 'in-progress')
    ?.sid;

describe('a cold transfer', () => {
  test('offers the task to the other worker, and leaves the customer alone in the conference', async () => {
    const call = await liveCall();
    expect((await transfer(call, 'COLD')).body).toMatchObject({
      payload: { transfer_mode: 'COLD', transfer_status: 'initiated', task_sid: call.taskSid },
    });
    expect(await states(call)).toEqual(['agent-1 wrapping', 'agent-2 pending', 'reserved']);
    expect(await inConference(call)).toEqual([call.customer]);
  });

  test('is the other worker’s call once accepted, and the task wraps up only when both have', async () => {
    const call = await liveCall();
    await transfer(call, 'COLD');
    await acceptCall(local, second, await offerOf(call));
    expect(await states(call)).toEqual(['agent-1 wrapping', 'agent-2 accepted', 'assigned']);
    expect(await inConference(call)).toEqual([call.customer, legOf('agent-2')]);
    local.calls.hangUp(call.customer);
    expect(await states(call)).toEqual(['agent-1 wrapping', 'agent-2 wrapping', 'wrapping']);
  });

  test('goes back to the queue when the other worker rejects it', async () => {
    const call = await liveCall();
    await transfer(call, 'COLD');
    await reject(await offerOf(call));
    expect(await states(call)).toEqual([
      'agent-1 wrapping',
      'agent-2 rejected',
      'agent-1 pending',
      'reserved',
    ]);
  });

  test('ends with that, as switched', async () => {
    await turn(local.origin, { failedColdTransfer: 'canceled' });
    const call = await liveCall();
    await transfer(call, 'COLD');
    await reject(await offerOf(call));
    expect(await states(call)).toEqual(['agent-1 wrapping', 'agent-2 rejected', 'canceled']);
    await turn(local.origin, {});
  });

  test('ends when the caller gives up meanwhile', async () => {
    const call = await liveCall();
    await transfer(call, 'COLD');
    local.calls.hangUp(call.customer);
    expect(await states(call)).toEqual(['agent-1 wrapping', 'agent-2 canceled', 'canceled']);
    expect(await inConference(call)).toBeUndefined();
  });
});

describe('a warm transfer', () => {
  test('leaves the call with the first worker while the other is asked', async () => {
    const call = await liveCall();
    await transfer(call, 'WARM');
    expect(await states(call)).toEqual(['agent-1 accepted', 'agent-2 pending', 'assigned']);
    expect(await inConference(call)).toHaveLength(2);
  });

  test('gives both an accepted reservation, in one conference, until one leaves', async () => {
    const call = await liveCall();
    // As Flex UI does before a transfer: its own leg must not end the conference.
    await eventBridge(local, first, 'POST', `Workers/${call.workerSid}/WorkerParticipant`, {
      ReservationSid: call.reservationSid,
      EndConferenceOnExit: false,
    });
    await transfer(call, 'WARM');
    await acceptCall(local, second, await offerOf(call), false);
    expect(await states(call)).toEqual(['agent-1 accepted', 'agent-2 accepted', 'assigned']);
    expect(await inConference(call)).toHaveLength(3);

    local.calls.hangUp(legOf('agent-1') ?? '');
    expect(await states(call)).toEqual(['agent-1 wrapping', 'agent-2 accepted', 'assigned']);
    expect(await inConference(call)).toEqual([call.customer, legOf('agent-2')]);
  });

  test('is the first worker’s call again when the other leaves', async () => {
    const call = await liveCall();
    await transfer(call, 'WARM');
    await acceptCall(local, second, await offerOf(call), false);
    local.calls.hangUp(legOf('agent-2') ?? '');
    expect(await states(call)).toEqual(['agent-1 accepted', 'agent-2 wrapping', 'assigned']);
  });

  test('can be withdrawn, once', async () => {
    const call = await liveCall();
    const sid = textAt((await transfer(call, 'WARM')).body, 'payload', 'sid');
    const path = `Workers/${call.workerSid}/Transfers/${sid}`;
    const cancel = () =>
      eventBridge(local, first, 'POST', path, {
        TaskSid: call.taskSid,
        TransferStatus: 'canceled',
      });
    expect((await cancel()).body).toMatchObject({ payload: { transfer_status: 'canceled' } });
    expect(await states(call)).toEqual(['agent-1 accepted', 'agent-2 canceled', 'assigned']);
    expect((await cancel()).status).toBe(404);
  });

  test('fails with the other worker’s rejection, and the call continues', async () => {
    const call = await liveCall();
    await transfer(call, 'WARM');
    const { body } = await reject(await offerOf(call));
    // twilio-taskrouter throws on a transfer in the reply to its own request.
    expect(JSON.stringify(body)).not.toContain('task_transfer');
    expect(await states(call)).toEqual(['agent-1 accepted', 'agent-2 rejected', 'assigned']);
  });

  test('ends for both when the caller hangs up', async () => {
    const call = await liveCall();
    await transfer(call, 'WARM');
    local.calls.hangUp(call.customer);
    expect(await states(call)).toEqual(['agent-1 wrapping', 'agent-2 canceled', 'wrapping']);
  });
});

test('refuses a transfer to oneself, to nobody, or of another agent’s call', async () => {
  const call = await liveCall();
  const ask = (token: string, To: string) =>
    eventBridge(local, token, 'POST', `Workers/${call.workerSid}/Transfers`, {
      ReservationSid: call.reservationSid,
      To,
      Mode: 'WARM',
    });
  expect((await ask(first, call.workerSid)).status).toBe(404);
  expect((await ask(first, `WK${'0'.repeat(32)}`)).status).toBe(404);
  expect((await ask(second, secondWorker)).status).toBe(404);
});
