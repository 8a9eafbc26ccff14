import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';

/** One request as it arrived, its body read. */
export interface Arrived {
  readonly method: string;
  /** `/twilio/<host>/<path>`, as the local Twilio's. */
  readonly path: string;
  readonly body: string;
}

/** Status and JSON body of an answer. */
export type Answer = readonly [status: number, body: object];

export interface StubTwilio {
  readonly origin: string;
  close(): Promise<void>;
}

/**
 * A server that costs next to nothing, where the measured process shall be the only one that works. It
 * answers what it is told to, and checks nothing: what is right is for the tests to say.
 */
export async function startStubTwilio(answer: (arrived: Arrived) => Answer): Promise<StubTwilio> {
  async function read(request: IncomingMessage): Promise<Answer> {
    const body = await text(request);
    return answer({ method: request.method ?? '', path: request.url ?? '', body });
  }
  const server = createServer((request, response) => {
    void read(request).then(([status, body]) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no address');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
