import { account } from '../../account';
import { type LocalTwilio, startLocalTwilio } from '../../server';
import {
  acceptCall,
  eventBridge,
  logIn,
  rest,
  ringingCall,
  textAt,
} from '../../testing/taskrouter';

let local: LocalTwilio;
let token: string;
beforeAll(async () => void (local = await startLocalTwilio({ port: 0 })));
beforeEach(async () => {
  await fetch(`${local.origin}/reset`, { method: 'POST' });
  token = await logIn(local);
});
afterAll(() => local.close());

const workspace = `taskrouter.twilio.com/v1/Workspaces/${account.workspaceSid}`;
const conferences = `api.twilio.com/2010-04-01/Accounts/${account.sid}/Conferences`;
const matching = (pattern: RegExp): unknown => expect.stringMatching(pattern);
const attributesOf = (body: unknown): unknown => JSON.parse(textAt(body, 'attributes'));

async function liveCall() {
  const call = await ringingCall(local, token);
  await acceptCall(local, token, call);
  return call;
}

describe('a call that rings', () => {
  test('is a reserved task with a pending reservation', async () => {
    const { taskSid, reservationSid, customer } = await ringingCall(local, token);
    const task = await rest(local, `${workspace}/Tasks/${taskSid}`);
    expect(task.body).toMatchObject({ sid: taskSid, assignment_status: 'reserved' });
    expect(attributesOf(task.body)).toMatchObject({ call_sid: customer, direction: 'inbound' });
    const { body } = await rest(local, `${workspace}/Tasks/${taskSid}/Reservations`);
    expect(body).toMatchObject({
      meta: { key: 'reservations', page: 0, page_size: 50, next_page_url: null },
      reservations: [{ sid: reservationSid, reservation_status: 'pending' }],
    });
  });

  test('is canceled when the caller hangs up', async () => {
    const { taskSid, customer } = await ringingCall(local, token);
    local.calls.hangUp(customer);
    expect((await rest(local, `${workspace}/Tasks/${taskSid}`)).body).toMatchObject({
      assignment_status: 'canceled',
    });
    const { body } = await rest(local, `${workspace}/Tasks/${taskSid}/Reservations`);
    expect(body).toMatchObject({ reservations: [{ reservation_status: 'canceled' }] });
  });

  test('goes to another worker when it is rejected', async () => {
    const { taskSid, reservationSid, workerSid } = await ringingCall(local, token);
    const path = `Workers/${workerSid}/Reservations/${reservationSid}`;
    await eventBridge(local, token, 'POST', path, { ReservationStatus: 'rejected' });
    const { body } = await rest(local, `${workspace}/Tasks/${taskSid}/Reservations`);
    expect(body).toMatchObject({
      reservations: [
        { worker_name: 'agent-1', reservation_status: 'rejected' },
        { worker_name: 'agent-2', reservation_status: 'pending' },
      ],
    });
  });
});

describe('a call that an agent has accepted', () => {
  test('is an assigned task whose attributes name the conference', async () => {
    const { taskSid, customer } = await liveCall();
    const { body } = await rest(local, `${workspace}/Tasks/${taskSid}`);
    expect(body).toMatchObject({ assignment_status: 'assigned' });
    expect(attributesOf(body)).toMatchObject({
      conference: {
        sid: matching(/^CF/),
        participants: { customer, worker: matching(/^CA/) },
      },
    });
  });

  test('is a conference of the task’s name with the customer and the agent in it', async () => {
    const { taskSid, customer } = await liveCall();
    const query = `FriendlyName=${taskSid}&Status=in-progress`;
    const list = await rest(local, `${conferences}.json?${query}`);
    const sid = textAt(list.body, 'conferences', 0, 'sid');
    expect((await rest(local, `${conferences}/${sid}.json`)).body).toMatchObject({
      friendly_name: taskSid,
      status: 'in-progress',
    });
    const { body } = await rest(local, `${conferences}/${sid}/Participants.json`);
    expect(body).toMatchObject({
      page: 0,
      next_page_uri: null,
      participants: [
        { end_conference_on_exit: true, hold: false },
        { call_sid: customer, status: 'connected', hold: false },
      ],
    });
    const one = await rest(local, `${conferences}/${sid}/Participants/${customer}.json`);
    expect(one.body).toMatchObject({ call_sid: customer, conference_sid: sid });
  });

  test('shows the customer’s leg as in progress', async () => {
    const { customer } = await liveCall();
    const path = `api.twilio.com/2010-04-01/Accounts/${account.sid}/Calls/${customer}.json`;
    expect((await rest(local, path)).body).toMatchObject({
      status: 'in-progress',
      direction: 'inbound',
      from: '+14155550100',
    });
  });

  test('is wrapped up when the customer hangs up, and the conference is over', async () => {
    const { taskSid, customer } = await liveCall();
    local.calls.hangUp(customer);
    expect((await rest(local, `${workspace}/Tasks/${taskSid}`)).body).toMatchObject({
      assignment_status: 'wrapping',
    });
    const { body } = await rest(local, `${conferences}.json?FriendlyName=${taskSid}`);
    expect(body).toMatchObject({
      conferences: [
        {
          status: 'completed',
          reason_conference_ended: 'participant-with-end-conference-on-exit-left',
          call_sid_ending_conference: customer,
        },
      ],
    });
    expect(local.calls.list().map(({ status }) => status)).toEqual(['completed', 'completed']);
  });

  test('is completed by the agent, and its reservation with it', async () => {
    const { taskSid, reservationSid, workerSid, customer } = await liveCall();
    local.calls.hangUp(customer);
    const path = `Workers/${workerSid}/Reservations/${reservationSid}`;
    await eventBridge(local, token, 'POST', path, { ReservationStatus: 'completed' });
    const query = `ReservationStatus=completed&WorkerSid=${workerSid}`;
    const { body } = await rest(local, `${workspace}/Tasks/${taskSid}/Reservations?${query}`);
    expect(body).toMatchObject({ reservations: [{ sid: reservationSid }] });
  });

  test('can be held, for both REST and the desktop to see', async () => {
    const { taskSid, workerSid, customer } = await liveCall();
    const path = `Workers/${workerSid}/CustomerParticipant`;
    await eventBridge(local, token, 'POST', path, { TaskSid: taskSid, Hold: true });
    const list = await rest(local, `${conferences}.json?FriendlyName=${taskSid}`);
    const sid = textAt(list.body, 'conferences', 0, 'sid');
    const one = await rest(local, `${conferences}/${sid}/Participants/${customer}.json`);
    expect(one.body).toMatchObject({ hold: true });
  });
});

test('gives two calls of one agent two tasks with a conference each', async () => {
  const [one, other] = [await liveCall(), await liveCall()];
  const { body } = await rest(local, `${conferences}.json?Status=in-progress`);
  expect(body).toMatchObject({ conferences: [{}, {}] });
  local.calls.hangUp(one.customer);
  expect((await rest(local, `${workspace}/Tasks/${other.taskSid}`)).body).toMatchObject({
    assignment_status: 'assigned',
  });
});

describe('the attributes of a task', () => {
  const change = (taskSid: string, headers = {}) =>
    rest(local, `${workspace}/Tasks/${taskSid}`, { Attributes: '{"note":"x"}' }, headers);

  test('are changed when If-Match names the version that was read', async () => {
    const { taskSid } = await ringingCall(local, token);
    const read = await rest(local, `${workspace}/Tasks/${taskSid}`);
    const changed = await change(taskSid, { 'if-match': read.headers.get('etag') ?? '' });
    expect(changed.status).toBe(200);
    expect(attributesOf(changed.body)).toEqual({ note: 'x' });
  });

  test('are changed by If-Match in any form, and Twilio’s ETag is bare', async () => {
    const { taskSid } = await ringingCall(local, token);
    const version = async () =>
      (await rest(local, `${workspace}/Tasks/${taskSid}`)).headers.get('etag') ?? '';
    expect(await version()).toMatch(/^\d+$/);
    const forms = [
      (tag: string) => tag,
      (tag: string) => `"${tag}"`,
      (tag: string) => `W/"${tag}"`,
      (tag: string) => `"99", "${tag}"`,
      () => '*',
    ];
    for (const form of forms) {
      const ifMatch = form(await version());
      const { status } = await change(taskSid, { 'if-match': ifMatch });
      expect({ ifMatch, status }).toEqual({ ifMatch, status: 200 });
    }
    for (const ifMatch of ['99', '"99"', 'W/"99"', 'later', '"0', '']) {
      const { status, body } = await change(taskSid, { 'if-match': ifMatch });
      expect({ ifMatch, status, body }).toMatchObject({
        ifMatch,
        status: 412,
        body: { code: 20412 },
      });
    }
  });

  test('stay when If-Match is stale', async () => {
    const { taskSid } = await ringingCall(local, token);
    const read = await rest(local, `${workspace}/Tasks/${taskSid}`);
    await change(taskSid);
    const stale = await change(taskSid, { 'if-match': read.headers.get('etag') ?? '' });
    expect(stale).toMatchObject({ status: 412, body: { code: 20412 } });
  });
});

describe('refusals', () => {
  test('answers 404 for a task, worker, conference or call that does not exist', async () => {
    const unknown = '0'.repeat(32);
    for (const path of [
      `${workspace}/Tasks/WT${unknown}`,
      `${workspace}/Tasks/WT${unknown}/Reservations`,
      `${workspace}/Workers/WK${unknown}`,
      `${conferences}/CF${unknown}.json`,
      `${conferences}/CF${unknown}/Participants.json`,
      `${conferences}/CF${unknown}/Participants/CA${unknown}.json`,
      `api.twilio.com/2010-04-01/Accounts/${account.sid}/Calls/CA${unknown}.json`,
    ])
      expect(await rest(local, path)).toMatchObject({ status: 404, body: { code: 20404 } });
  });

  test('answers 401 without credentials', async () => {
    const response = await fetch(`${local.origin}/twilio/${conferences}.json`);
    expect(response.status).toBe(401);
  });

  test('answers 400 for an invalid filter', async () => {
    const { taskSid } = await ringingCall(local, token);
    const path = `${workspace}/Tasks/${taskSid}/Reservations?ReservationStatus=unheard-of`;
    expect(await rest(local, path)).toMatchObject({ status: 400 });
  });

  test('answers 404 over the event bridge for another worker’s reservation', async () => {
    const { reservationSid, workerSid } = await ringingCall(local, token);
    const other = await logIn(local, 'agent-2');
    const path = `Workers/${workerSid}/Reservations/${reservationSid}`;
    expect(await eventBridge(local, other, 'GET', path)).toMatchObject({ status: 404 });
  });

  test('answers 401 over the event bridge for a forged token', async () => {
    expect(await eventBridge(local, 'forged', 'GET', 'Activities')).toMatchObject({ status: 401 });
  });
});

test('shows a worker with its activity and attributes', async () => {
  const { body } = await rest(local, `${workspace}/Workers/WK10ca1000000000000000000000000001`);
  expect(body).toMatchObject({ friendly_name: 'agent-1', activity_name: 'Available' });
  expect(attributesOf(body)).toMatchObject({ contact_uri: 'client:agent-1' });
});

test('ends every call and forgets every task on a reset', async () => {
  const { taskSid } = await liveCall();
  await fetch(`${local.origin}/reset`, { method: 'POST' });
  expect(local.calls.list()).toEqual([]);
  expect(await rest(local, `${workspace}/Tasks/${taskSid}`)).toMatchObject({ status: 404 });
});
