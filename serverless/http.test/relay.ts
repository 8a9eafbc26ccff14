import http from 'node:http';
import https from 'node:https';
import { text } from 'node:stream/consumers';
import { account } from '../../local-twilio/account';
import type { LocalTwilio } from '../../local-twilio/server';
import { listen } from '../../local-twilio/testing/listen';

/*
 * Leads what the functions' own client sends from this process to an origin of this machine, and a relay
 * in front of the local Twilio that can cut connections where it hurts.
 */

export interface Redirection {
  /** Resolves when no request is on its way, nor one that follows from its reply. */
  readonly quiet: () => Promise<void>;
  readonly restore: () => void;
}

/** The local Twilio plays the merchant too, at the root of its origin. */
const isMerchant = (host: string) => host === new URL(account.reportUrl).hostname;

/**
 * What goes to `https://<host>/…` goes to `<origin>/twilio/<host>/…` until it is restored, and reports to
 * the merchant.
 */
export function redirectHttps(origin: string): Redirection {
  const { hostname, port } = new URL(origin);
  const agent = new http.Agent({ keepAlive: true });
  const native = https.request;
  const onTheirWay = new Set<Promise<void>>();
  const request = (
    { host, hostname: name, path, method, headers, signal }: https.RequestOptions,
    listener: (response: http.IncomingMessage) => void,
  ) => {
    const to = host ?? name ?? '';
    const target = (isMerchant(to) ? '' : `/twilio/${to}`) + (path ?? '');
    const options = { hostname, port, path: target, method, headers, agent };
    const sent = http.request({ ...options, ...(signal && { signal }) }, listener);
    const over = new Promise<void>((resolve) => {
      sent.once('close', () => {
        onTheirWay.delete(over);
        resolve();
      });
    });
    onTheirWay.add(over);
    return sent;
  };
  Object.assign(https, { request });
  return {
    async quiet() {
      while (onTheirWay.size > 0) {
        await Promise.all(onTheirWay);
        // A client that has waited for the reply sends its next request.
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
    restore() {
      Object.assign(https, { request: native });
      agent.destroy();
    },
  };
}

/** What happens to the reply of a request that was carried out. */
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

/** Forwards requests to the local Twilio; `passage` decides for each what happens to its reply. */
export async function startRelay(
  local: LocalTwilio,
  passage: (request: Relayed) => Passage | Promise<Passage>,
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
      if ((await passage(one)) === 'lose-reply') return request.socket.destroy();
      const etag = reply.headers.get('etag');
      const kept = { 'content-type': 'application/json', ...(etag !== null && { etag }) };
      return response.writeHead(reply.status, kept).end(await reply.text());
    })();
  });
  const port = await listen(server);
  return {
    origin: `http://127.0.0.1:${port}`,
    relayed,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
