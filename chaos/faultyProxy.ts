import {
  Agent,
  createServer,
  type IncomingMessage,
  request as httpRequest,
  type ServerResponse,
} from 'node:http';
import { buffer, text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ProxyFaults } from './mixes';
import { seededRandom } from '../local-twilio/edge/random';
import { listen } from '../local-twilio/testing/listen';

/** The network between the panel and the functions, with faults. */
export interface FaultyProxy {
  /** The functions' origin as the panel sees it. */
  readonly origin: string;
  /** Sets the faults; with undefined every request goes through. */
  set(faults: ProxyFaults | undefined, seed: number): void;
  /** How many faults of each kind struck. */
  readonly struck: ReadonlyMap<string, number>;
  close(): Promise<void>;
}

const SLOWEST_MS = 1_000;

interface Passed {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** Forwards a request. */
function passOn(
  agent: Agent,
  url: string,
  type: string | undefined,
  body: Buffer,
): Promise<Passed> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': type ?? '', 'content-length': body.length };
    const sent = httpRequest(url, { method: 'POST', agent, headers }, (answer) => {
      const { statusCode: status = 502, headers: answered } = answer;
      text(answer).then(
        (body) => resolve({ status, type: answered['content-type'] ?? '', body }),
        reject,
      );
    });
    sent.on('error', reject).end(body);
  });
}

/** Starts a proxy in front of `target`, e.g. the local Twilio's functions domain. */
export async function startFaultyProxy(target: string): Promise<FaultyProxy> {
  const agent = new Agent({ keepAlive: true });
  let faults: ProxyFaults | undefined;
  let random = seededRandom(0);
  const struck = new Map<string, number>();
  const strikes = (kind: keyof ProxyFaults): boolean => {
    const hit = faults !== undefined && random() < faults[kind];
    if (hit) struck.set(`proxy ${kind}`, (struck.get(`proxy ${kind}`) ?? 0) + 1);
    return hit;
  };

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    if (strikes('refuse')) {
      request.socket.destroy();
      return;
    }
    if (strikes('gateway')) {
      response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>');
      return;
    }
    const lose = strikes('lose');
    const slow = strikes('slow') ? random() * SLOWEST_MS : 0;
    const url = target + (request.url ?? '');
    const answer = await passOn(agent, url, request.headers['content-type'], body);
    if (slow > 0) await sleep(slow);
    if (lose) request.socket.destroy();
    else response.writeHead(answer.status, { 'content-type': answer.type }).end(answer.body);
  }

  const server = createServer((request, response) => {
    pass(request, response).catch(() => request.socket.destroy());
  });
  const port = await listen(server);
  return {
    origin: `http://127.0.0.1:${port}`,
    set(next, seed) {
      faults = next;
      random = seededRandom(seed);
    },
    struck,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
        agent.destroy();
      }),
  };
}
