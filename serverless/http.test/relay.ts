import http from 'node:http';
import https from 'node:https';
import { text } from 'node:stream/consumers';
import type { LocalTwilio } from '../../local-twilio/server';

/*
 * Leads what the functions' own client sends from this process to an origin of this machine, and a relay
 * in front of the local Twilio that can cut connections where it hurts.
 */

/** What goes to `https://<host>/…` goes to `<origin>/twilio/<host>/…` until the result is called. */
export function redirectHttps(origin: string): () => void {
  const { hostname, port } = new URL(origin);
  const agent = new http.Agent({ keepAlive: true });
  const native = https.request;
  const request = (
    { host, hostname: name, path, method, headers, signal }: https.RequestOptions,
    listener: (response: http.IncomingMessage) => void,
  ) => {
    const target = `/twilio/${host ?? name ?? ''}${path ?? ''}`;
    const options = { hostname, port, path: target, method, headers, agent };
    return http.request({ ...options, ...(signal && { signal }) }, listener);
  };
  Object.assign(https, { request });
  return () => {
    Object.assign(https, { request: native });
    agent.destroy();
  };
}

/** What becomes of a request that has been carried out. */
export type Passage = 'pass' | 'lose-reply';

export interface Relayed {
  readonly method: string;
  /** From the host on, e.g. `api.twilio.com/2010-04-01/…`. */
  readonly path: string;
  readonly form: Readonly<Record<string, string>>;
}

export interface Relay {
  readonly origin: string;
  /** Every request that came, in order. */
  readonly relayed: Relayed[];
  close(): Promise<void>;
}

/** Passes requests on to the local Twilio; `passage` decides of each what becomes of its reply. */
export async function startRelay(
  local: LocalTwilio,
  passage: (request: Relayed) => Passage,
): Promise<Relay> {
  const relayed: Relayed[] = [];
  const server = http.createServer((request, response) => {
    void (async () => {
      const { method = '', url = '' } = request;
      const body = await text(request);
      const form = Object.fromEntries(new URLSearchParams(body));
      const one = { method, path: url.replace('/twilio/', ''), form };
      relayed.push(one);
      const headers = Object.entries(request.headers).filter(
        ([name]) => !['host', 'connection', 'content-length'].includes(name),
      );
      const reply = await fetch(local.origin + url, {
        method,
        headers: headers.map(([name, value]): [string, string] => [name, String(value)]),
        ...(method === 'POST' && { body }),
      });
      if (passage(one) === 'lose-reply') return request.socket.destroy();
      const type = { 'content-type': 'application/json' };
      return response.writeHead(reply.status, type).end(await reply.text());
    })();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no address');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    relayed,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
