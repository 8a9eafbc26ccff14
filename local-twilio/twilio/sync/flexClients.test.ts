import { Client as Conversations } from '@twilio/conversations';
import { SyncClient } from '../../../node_modules/@twilio/flex-ui/node_modules/twilio-sync';
import { startSyncServer, type SyncServer } from '../../testing/sync';

describe("Flex UI's own clients", () => {
  let server: SyncServer;
  beforeAll(async () => {
    server = await startSyncServer();
  });
  afterAll(() => server.close());

  it('twilio-sync 2 creates, updates and follows a document with a Flex token', async () => {
    const connect = (): SyncClient =>
      new SyncClient(server.flexToken(), {
        productId: 'flex_insights',
        Twilsock: { uri: server.twilsockUri },
      });
    const [writer, reader] = [connect(), connect()];
    const id = 'flexSingleTabGuard';
    const written = await writer.document({ id, mode: 'open_or_create', ttl: 60 });
    const read = await reader.document({ id, mode: 'open_or_create', ttl: 60 });
    const seen = new Promise((resolve) => read.once('updated', resolve));
    await written.update({ onACall: true });
    expect(await seen).toMatchObject({ data: { onACall: true }, isLocal: false });
    await expect(reader.map({ id: 'absent', mode: 'open_existing' })).rejects.toThrow(
      'Unique name not found',
    );
    await Promise.all([writer.shutdown(), reader.shutdown()]);
  });

  it('conversations 2.5 initializes, with a user and no conversations', async () => {
    const options = { Twilsock: { uri: server.twilsockUri } };
    const client = new Conversations(server.flexToken(), options);
    await new Promise<void>((resolve, reject) => {
      client.once('initialized', resolve);
      client.once('initFailed', reject);
    });
    expect(client.user.friendlyName).toBe('agent-1');
    await client.user.updateFriendlyName('Agent 1');
    expect((await client.getSubscribedConversations()).items).toEqual([]);
    await client.shutdown();
  });
});
