import { once } from 'node:events';
import { createServer } from 'node:http';
import { WebSocket } from 'ws';
import { createSockets } from './sockets';
import { listen } from '../testing/listen';

test('lets the server end although a page connects again meanwhile', async () => {
  const server = createServer();
  const sockets = createSockets(server);
  sockets.serve('/live', () => undefined);
  const url = `ws://127.0.0.1:${await listen(server)}/live`;
  const first = new WebSocket(url);
  await once(first, 'open');
  sockets.close();
  await once(first, 'close');
  const second = new WebSocket(url);
  await expect(once(second, 'open')).rejects.toThrow('socket hang up');
  const ended = once(server, 'close');
  server.close();
  await ended;
});
