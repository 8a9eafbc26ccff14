import { SyncClient } from '../../../node_modules/@twilio/flex-ui/node_modules/twilio-sync';
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
} from '../../testing/taskrouter';
import { flexSyncServiceSid } from '../sync/services';

/* A supervisor listens to the call of an agent, as Flex UI's Teams view asks for it. */

const SUPERVISOR = 'WK10ca1000000000000000000000000011';
const conferences = `api.twilio.com/2010-04-01/Accounts/${account.sid}/Conferences`;

let local: LocalTwilio;
let agent: string;
let call: RingingCall;
beforeAll(async () => void (local = await startLocalTwilio({ port: 0 })));
beforeEach(async () => {
  await fetch(`${local.origin}/reset`, { method: 'POST' });
  agent = await logIn(local);
  call = await ringingCall(local, agent);
  await acceptCall(local, agent, call);
});
afterEach(() => turn(local.origin, {}));
afterAll(() => local.close());

const monitor = (token: string, by: string) =>
  eventBridge(local, token, 'POST', `Tasks/${call.taskSid}/Reservations/${call.reservationSid}`, {
    Instruction: 'supervise',
    Supervisor: by,
    SupervisorMode: 'monitor',
    To: 'client:whoever',
  });

/** What Flex's own map says of the conference's parties, by their legs. */
async function mapped(): Promise<Readonly<Record<string, unknown>>> {
  const client = new SyncClient(agent, {
    productId: 'flex_insights',
    Twilsock: {
      uri: `${local.origin.replace('http', 'ws')}/twilio/tsock.us1.twilio.com/v3/wsconnect`,
    },
  });
  const map = await client.map({ id: `${call.taskSid}.CS`, mode: 'open_existing' });
  const { items } = await map.getItems();
  await client.shutdown();
  return Object.fromEntries(items.map(({ key, data }) => [key, data]));
}

const liveConferences = async () =>
  (await rest(local, `${conferences}.json?Status=in-progress`)).body;

const ringing = () => local.calls.list().find(({ status }) => status === 'ringing');

test('adds the supervisor’s leg muted; the call goes on when it ends', async () => {
  expect((await monitor(await logIn(local, 'supervisor-1'), SUPERVISOR)).status).toBe(200);
  const leg = ringing()?.sid ?? '';
  expect(local.calls.find(leg)).toMatchObject({ to: 'client:supervisor-1' });
  local.calls.answer(leg);
  expect(await mapped()).toMatchObject({
    conf_status: { status: 'in-progress' },
    [call.customer]: { participant_type: 'customer', status: 'joined' },
    [leg]: {
      participant_type: 'supervisor',
      worker_sid: SUPERVISOR,
      muted: true,
      end_conference_on_exit: false,
      status: 'joined',
    },
  });
  local.calls.hangUp(leg);
  expect(await mapped()).toMatchObject({ [leg]: { status: 'left' } });
  expect(await liveConferences()).toMatchObject({ conferences: [{ friendly_name: call.taskSid }] });
});

test('ends with the call', async () => {
  await monitor(await logIn(local, 'supervisor-1'), SUPERVISOR);
  const leg = ringing()?.sid ?? '';
  local.calls.answer(leg);
  local.calls.hangUp(call.customer);
  expect(local.calls.find(leg)?.status).toBe('completed');
  expect(await mapped()).toMatchObject({
    conf_status: { status: 'completed' },
    [call.customer]: { status: 'left' },
  });
});

test.each([
  [{}, 403],
  [{ monitorRefusalStatus: 400 }, 400],
])(
  'is refused to an agent, and in the name of another, switched %j, with %i',
  async (switches, status) => {
    await turn(local.origin, switches);
    expect((await monitor(agent, call.workerSid)).status).toBe(status);
    expect((await monitor(agent, SUPERVISOR)).status).toBe(status);
    const supervisor = await logIn(local, 'supervisor-1');
    expect((await monitor(supervisor, call.workerSid)).status).toBe(status);
    expect(ringing()).toBeUndefined();
  },
);

test.each([
  ['call-goes-on', 'in-progress'],
  ['call-ends', 'completed'],
])('%s when the supervisor hangs up: the customer’s leg is %s', async (monitorLeaves, status) => {
  await turn(local.origin, { monitorLeaves });
  await monitor(await logIn(local, 'supervisor-1'), SUPERVISOR);
  const leg = ringing()?.sid ?? '';
  local.calls.answer(leg);
  local.calls.hangUp(leg);
  expect(local.calls.find(call.customer)).toMatchObject({ status });
});

test.each([
  ['expires', expect.any(String)],
  ['kept', null],
])(
  'once the call is over, Flex’s map of it, switched %s, expires: %s',
  async (conferenceMap, expires: unknown) => {
    await turn(local.origin, { conferenceMap });
    local.calls.hangUp(call.customer);
    const map = `sync.twilio.com/v1/Services/${flexSyncServiceSid}/Maps/${call.taskSid}.CS`;
    expect((await rest(local, map)).body).toMatchObject({ date_expires: expires });
  },
);

test('offers no call to a supervisor, who is Offline', async () => {
  for (let count = 0; count < 8; count += 1) {
    local.calls.place({
      party: 'customer',
      direction: 'inbound',
      from: '+14155550100',
      to: account.phoneNumber,
    });
  }
  const path = `Workers/${SUPERVISOR}/Reservations`;
  const { body } = await eventBridge(local, await logIn(local, 'supervisor-1'), 'GET', path);
  expect(body).toMatchObject({ payload: { contents: [] } });
});
