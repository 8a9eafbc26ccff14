import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { text } from 'node:stream/consumers';
// The client the payment functions are deployed with, unmodified.
import twilio from '../../serverless/node_modules/twilio';
import { account } from '../account';
import type { Key } from '../twilio/calls/calls';
import { type LocalTwilio, type LocalTwilioOptions, startLocalTwilio } from '../server';
import { listen } from './listen';

/** One callback as the merchant's server received it. */
export interface Received {
  readonly url: string;
  readonly body: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly headers: IncomingMessage['headers'];
}

type Answer = number | { readonly status: number; readonly body: unknown };

export interface Listener {
  readonly url: string;
  readonly received: readonly Received[];
  /** The first callback, received or to come, that fits. */
  until(fits: (fields: Received['fields']) => boolean): Promise<Received>;
  /** What to answer next with, once each; 200 when used up. */
  answerNext(...answers: Answer[]): void;
  close(): Promise<void>;
}

/** A certificate and its private key, as PEM. */
interface Identity {
  readonly certificate: string;
  readonly key: string;
}

/** A merchant's server that keeps every callback it gets; over https with an identity. */
export async function startListener(identity?: Identity): Promise<Listener> {
  const received: Received[] = [];
  const answers: Answer[] = [];
  let arrived: () => void = () => {};
  let origin = '';
  const answer: RequestListener = (request, response) => {
    void text(request).then((body) => {
      const fields = Object.fromEntries(new URLSearchParams(body));
      received.push({ url: origin + (request.url ?? ''), body, fields, headers: request.headers });
      const next = answers.shift() ?? 200;
      if (typeof next === 'number') response.writeHead(next).end();
      else response.writeHead(next.status).end(JSON.stringify(next.body));
      arrived();
    });
  };
  const server = identity
    ? createTlsServer({ cert: identity.certificate, key: identity.key }, answer)
    : createServer(answer);
  origin = `${identity ? 'https' : 'http'}://127.0.0.1:${await listen(server)}`;
  const waiting = new Set<() => void>();
  arrived = () => waiting.forEach((look) => look());

  return {
    url: `${origin}/callback`,
    received,
    until: (fits) =>
      new Promise((done) => {
        const look = () => {
          const found = received.find(({ fields }) => fits(fields));
          if (!found) return;
          waiting.delete(look);
          done(found);
        };
        waiting.add(look);
        look();
      }),
    answerNext: (...next) => void answers.push(...next),
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** The real Twilio client, its requests led to the local server. */
export function clientOf(origin: string, authToken: string = account.authToken) {
  const httpClient = new twilio.RequestClient();
  const request = httpClient.request.bind(httpClient);
  httpClient.request = (options) =>
    request({ ...options, uri: options.uri.replace('https://', `${origin}/twilio/`) });
  return twilio(account.sid, authToken, { httpClient });
}

/** Whether the real client takes the callback for Twilio's. */
export const isSigned = ({ url, fields, headers }: Received): boolean =>
  twilio.validateRequest(account.authToken, String(headers['x-twilio-signature']), url, {
    ...fields,
  });

export interface Kit {
  readonly local: LocalTwilio;
  readonly listener: Listener;
  readonly client: ReturnType<typeof clientOf>;
  /** A customer's call, answered. */
  call(): string;
  press(callSid: string, keys: string): void;
  /** Sends JSON to a path of the local server and answers what it says. */
  fetchJson(method: string, path: string, body?: unknown): Promise<unknown>;
  close(): Promise<void>;
}

const keys: readonly Key[] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '#'];

export async function startKit(options: Partial<LocalTwilioOptions> = {}): Promise<Kit> {
  const local = await startLocalTwilio({ port: 0, ...options });
  const listener = await startListener();
  return {
    local,
    listener,
    client: clientOf(local.origin),
    call() {
      const { sid } = local.calls.place({
        party: 'customer',
        direction: 'inbound',
        from: '+15005550001',
        to: account.phoneNumber,
      });
      local.calls.answer(sid);
      return sid;
    },
    press(callSid, pressed) {
      for (const key of pressed) {
        const known = keys.find((one) => one === key);
        if (known) local.calls.press(callSid, known);
      }
    },
    async fetchJson(method, path, body) {
      const json = { 'content-type': 'application/json' };
      const response = await fetch(local.origin + path, {
        method,
        ...(body === undefined ? {} : { headers: json, body: JSON.stringify(body) }),
      });
      const answer: unknown = await response.json();
      return answer;
    },
    async close() {
      await local.close();
      await listener.close();
    },
  };
}
