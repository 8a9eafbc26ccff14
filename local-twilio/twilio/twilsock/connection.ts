import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { RawData, WebSocket } from 'ws';
import type { Client, HttpReply, HttpRequest } from './client';
import { decodeFrame } from './frame';
import { type ClientMessage, parseMessage } from './messages';
import { createPeer } from './peer';
import { notTwilsock, ok, tokenExpired, unauthorized } from './statuses';
import { createTokenTimer, type TokenTimerOptions } from './tokenTimer';
import type { Grant, Verdict } from './tokens';

const PING_EVERY_MS = 30_000;

/** A client drops what it stored under an older id, and rightly: a new run of this server is empty. */
const storageId = randomUUID();

/** What an accepted `init` opens; `update` renews the grant. */
interface Session {
  grant: Grant;
  readonly client: Client;
}

export interface ConnectionOptions {
  verify(token: string): Verdict;
  handle(request: HttpRequest, client: Client): HttpReply;
  readonly shortToken: TokenTimerOptions['shortToken'];
  /** A fault holds everything back: the client is not cut off for its silence. */
  isFrozen(): boolean;
}

function toBuffer(data: RawData): Buffer {
  if (Array.isArray(data)) return Buffer.concat(data);
  return Buffer.isBuffer(data) ? data : Buffer.from(data);
}

/** The fields of the header that answer an accepted `init`. */
function welcome(registrations: readonly { readonly product: string }[]) {
  return {
    continuation_token: randomUUID(),
    capabilities: ['client_update', 'offline_storage', 'telemetry.v1'],
    offline_storage: Object.fromEntries(
      registrations.map(({ product }) => [product, { storage_id: `${storageId}:${product}` }]),
    ),
  };
}

/** Pings the client regularly; one that left a ping unanswered is cut off at the next. */
function startPings(ping: () => void, cutOff: () => void) {
  let unanswered = false;
  const timer = setInterval(() => {
    if (unanswered) cutOff();
    else ping();
    unanswered = true;
  }, PING_EVERY_MS).unref();
  return { answered: () => void (unanswered = false), stop: () => clearInterval(timer) };
}

/** Serves one Twilsock v3 connection, from `init` until either side ends it. */
export function serveConnection(socket: WebSocket, options: ConnectionOptions): void {
  const peer = createPeer(socket);
  const ended = new AbortController();
  let session: Session | undefined;

  const pings = startPings(peer.ping, () => {
    if (!options.isFrozen()) socket.terminate();
  });
  const tokenTimer = createTokenTimer({
    shortToken: options.shortToken,
    aboutToExpire: peer.tokenAboutToExpire,
    expired() {
      session = undefined;
      peer.close(tokenExpired, 1000);
    },
  });

  function accept(grant: Grant): void {
    tokenTimer.start(grant.expiresAt);
    if (session) {
      session.grant = grant;
      return;
    }
    const opened: Session = {
      grant,
      client: { grant: () => opened.grant, notify: peer.notify, gone: ended.signal },
    };
    session = opened;
  }

  function authenticate(message: Extract<ClientMessage, { method: 'init' | 'update' }>): void {
    const verdict = options.verify(message.token);
    if (verdict.ok) accept(verdict.grant);
    const status = verdict.ok ? ok : verdict.status;
    const products = message.method === 'init' ? (message.registrations ?? []) : undefined;
    peer.reply(message.id, status, verdict.ok && products ? welcome(products) : {});
  }

  function forward(id: string, request: HttpRequest): void {
    if (!session) {
      peer.reply(id, unauthorized);
      return;
    }
    const { status, body } = options.handle(request, session.client);
    const http_status = { code: status, status: STATUS_CODES[status] ?? '' };
    peer.reply(id, ok, { http_status, http_headers: {} }, body);
  }

  function dispatch(message: ClientMessage, payload: unknown): void {
    switch (message.method) {
      case 'init':
      case 'update':
        authenticate(message);
        break;
      case 'message':
        forward(message.id, { ...message.http_request, body: payload });
        break;
      case 'reply':
        pings.answered();
        break;
      case 'close':
        socket.close(1000);
        break;
      case 'ping':
      case 'put_notification_ctx':
      case 'delete_notification_ctx':
        peer.reply(message.id, ok);
        break;
      case 'telemetry.v1':
        break;
    }
  }

  socket.on('message', (data, isBinary) => {
    const frame = isBinary ? decodeFrame(toBuffer(data)) : undefined;
    const message = frame && parseMessage(frame.header);
    if (message) dispatch(message, frame.payload);
    else peer.close(notTwilsock, 1002);
  });
  socket.on('close', () => {
    pings.stop();
    tokenTimer.stop();
    ended.abort();
  });
  socket.on('error', () => socket.terminate());
}
