import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { listen } from '../../local-twilio/testing/listen';

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
 * A server that costs next to nothing, so that only the measured process works. It gives the answers it
 * was set up with and checks nothing: correctness is what the tests are for.
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
  const port = await listen(server);
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
