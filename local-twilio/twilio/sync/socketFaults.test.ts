import { SyncClient, type SyncDocument } from 'twilio-sync';
import { startSyncServer, type SyncServer } from '../../testing/sync';
import { clearFaults, injectFaults } from '../../testing/faults';

/* Faults of the sockets, as twilio-sync 4 meets them. */

let server: SyncServer;
const clients: SyncClient[] = [];
beforeAll(async () => void (server = await startSyncServer()));
afterEach(async () => {
  await clearFaults(server.origin);
  await Promise.all(clients.splice(0).map((client) => client.shutdown()));
});
afterAll(() => server.close());

function connect(): SyncClient {
  const client = new SyncClient(server.accessToken('agent-1'), {
    Twilsock: { uri: server.twilsockUri },
    Sync: { enableSessionStorage: false },
  });
  clients.push(client);
  return client;
}

async function share(uniqueName: string) {
  const document = await server.service.documents.create({ uniqueName, data: { step: 0 } });
  await server.service
    .documents(document.sid)
    .documentPermissions('agent-1')
    .update({ read: true, write: false, manage: false });
  return server.service.documents(document.sid);
}

const open = (id: string): Promise<SyncDocument> =>
  connect().document({ id, mode: 'open_existing' });

const updated = (document: SyncDocument): Promise<void> =>
  new Promise((resolve) => document.once('updated', () => resolve()));

test('sends nothing to a frozen socket that stays connected, while a new one works', async () => {
  const rest = await share('frozen');
  const frozen = await open('frozen');
  await injectFaults(server.origin, { sockets: { freeze: true } });
  const fresh = await open('frozen');
  const news = updated(fresh);
  const late = updated(frozen);
  await rest.update({ data: { step: 1 } });
  await news;
  // The server notifies the older client first: unless held back, it would know by now.
  expect(frozen.data).toEqual({ step: 0 });
  expect(clients[0]?.connectionState).toBe('connected');

  await clearFaults(server.origin);
  await late;
  expect(frozen.data).toEqual({ step: 1 });
});

test('answers a request over a frozen socket once it thaws', async () => {
  await share('asked');
  const client = connect();
  await client.document({ id: 'asked', mode: 'open_existing' });
  await share('asked later');
  await injectFaults(server.origin, { sockets: { freeze: true } });
  let answered = false;
  const asked = client.document({ id: 'asked later', mode: 'open_existing' });
  void asked.then(() => (answered = true));
  await open('asked');
  expect(answered).toBe(false);
  await clearFaults(server.origin);
  expect((await asked).data).toEqual({ step: 0 });
});

test('fails requests over a socket at the rate set for their host, and for no other', async () => {
  await share('refused');
  const error = (host: string) => ({ sockets: { errors: [{ host, status: 403, rate: 1 }] } });
  await injectFaults(server.origin, error('aim.us1.twilio.com'));
  expect((await open('refused')).data).toEqual({ step: 0 });
  await injectFaults(server.origin, error('cds.us1.twilio.com'));
  await expect(open('refused')).rejects.toMatchObject({ status: 403, code: 20001 });
});
