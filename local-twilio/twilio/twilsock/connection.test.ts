import { once } from 'node:events';
import WebSocket, { type RawData } from 'ws';
import { startSyncServer, type SyncServer } from '../../testing/sync';
import { decodeFrame, encodeFrame, type Frame } from './frame';

describe('a Twilsock connection', () => {
  let server: SyncServer;
  let socket: WebSocket;

  beforeAll(async () => {
    server = await startSyncServer();
  });
  beforeEach(async () => {
    socket = new WebSocket(server.twilsockUri);
    await once(socket, 'open');
  });
  afterEach(() => socket.terminate());
  afterAll(() => server.close());

  const nextFrame = (): Promise<Frame | undefined> =>
    new Promise((resolve) =>
      socket.once('message', (data: RawData) =>
        resolve(Buffer.isBuffer(data) ? decodeFrame(data) : undefined),
      ),
    );

  const ask = (header: object, payload?: unknown): Promise<Frame | undefined> => {
    const answer = nextFrame();
    socket.send(encodeFrame({ id: 'TM1', ...header }, payload));
    return answer;
  };

  const get = (host: string, path: string) =>
    ask({ method: 'message', http_request: { host, path, method: 'GET' } });

  it.each([
    ['garbage', Buffer.from('garbage')],
    ['half a frame', encodeFrame({ method: 'ping', id: 'TM1' }).subarray(0, 30)],
    ['an unknown method', encodeFrame({ method: 'shout', id: 'TM1' })],
    ['text', 'TWILSOCK V3.0'],
  ])('is closed on %s', async (_case, message) => {
    const frame = nextFrame();
    const closed = once(socket, 'close');
    socket.send(message);
    expect((await frame)?.header).toMatchObject({ method: 'close', status: { code: 406 } });
    expect(await closed).toEqual([1002, expect.anything()]);
  });

  it('answers nothing before a token was accepted', async () => {
    const reply = await get('cds.us1.twilio.com', '/v3/Documents/x');
    expect(reply?.header).toMatchObject({ method: 'reply', id: 'TM1', status: { code: 401 } });
  });

  it('answers 501 to hosts and paths that are not emulated', async () => {
    const init = await ask({ method: 'init', token: server.flexToken(), registrations: null });
    expect(init?.header).toMatchObject({ status: { code: 200 } });
    const others = [
      ['cds.us1.twilio.com', '/v3/Insights/x'],
      ['ers.us1.twilio.com', '/v1/registrations'],
    ] as const;
    for (const [host, path] of others) {
      expect((await get(host, path))?.header).toMatchObject({ http_status: { code: 501 } });
    }
  });

  it('answers ping, and closes when asked to', async () => {
    expect((await ask({ method: 'ping' }))?.header).toMatchObject({ status: { code: 200 } });
    const closed = once(socket, 'close');
    socket.send(encodeFrame({ method: 'close', id: 'TM2' }));
    expect(await closed).toEqual([1000, expect.anything()]);
  });
});
