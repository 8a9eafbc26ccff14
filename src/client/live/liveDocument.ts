import type { SyncClient, SyncDocument } from 'twilio-sync';
import * as v from 'valibot';
import { openPaymentOf } from '../../payment/document/openPayment';
import { parseDocument } from '../../payment/document/parseDocument';
import type { CallDocument } from '../../payment/document/session';
import { createSyncClient } from './syncClient';
import { createWatchdog } from './watchdog';

/** Permission to read one document for some minutes. */
export interface DocumentAccess {
  /** Unique name of the document. */
  readonly document: string;
  readonly token: string;
  /** How long the token lasts from now. */
  readonly lastsMs: number;
}

export type Connection =
  | { readonly kind: 'live' }
  /** What is shown may be older than `since` (milliseconds since 1970, this browser's clock). */
  | { readonly kind: 'reconnecting'; readonly since: number };

export interface LiveDocumentEvents {
  onDocument(document: CallDocument): void;
  /** The document is of another version; `session` is the key of the payment that is open in it. */
  onUnreadable(session: string | undefined): void;
  onConnection(connection: Connection): void;
}

export interface LiveDocument {
  /** Whether Twilio owes an answer: what is shown as live must then be more recent. */
  expect(due: boolean): void;
  /** Reads the document over a fresh connection now: the SDK does not notice a half-open socket. */
  refresh(): void;
  close(): void;
}

export type OpenLiveDocument = (
  access: DocumentAccess,
  /** Asks for new access before the old one expires; undefined when it is not granted now. */
  renew: () => Promise<DocumentAccess | undefined>,
  events: LiveDocumentEvents,
) => LiveDocument;

const RENEW_BEFORE_MS = 60_000;
const RENEW_AGAIN_MS = 10_000;
/** Before the first, second, … attempt to reconnect. */
export const RETRY_PAUSES_MS = [500, 1_000, 2_000, 4_000, 8_000] as const;
/** A connection that has not read by then is given up; the SDK itself waits for up to 50 s. */
export const READ_LIMIT_MS = 15_000;

/** The document is gone, or we may no longer read it: only `open` can change that. */
const refusal = v.object({ status: v.picklist([401, 403, 404]) });

/**
 * Follows the Sync document of one call until closed. It does what the SDK leaves to its users: only a
 * document that was read or pushed counts as a sign of life, never the SDK's claim that it is connected; a
 * client that gives none is replaced by a fresh one, and the token is renewed in time.
 */
export function createOpenLiveDocument(createClient = createSyncClient): OpenLiveDocument {
  return (firstAccess, renew, events) => {
    let access = firstAccess;
    let closed = false;
    /** The connection that is shown; results of any other are stale. */
    let shown: SyncClient | undefined;
    /** The connection that is being made, to replace the shown one. */
    let next: SyncClient | undefined;
    let failures = 0;
    let live: boolean | undefined;
    let renewing: Promise<void> | undefined;
    let retryTimer: ReturnType<typeof setTimeout> | undefined;
    let renewTimer: ReturnType<typeof setTimeout> | undefined;

    const watchdog = createWatchdog({
      ask: () => {
        if (next === undefined) void open();
      },
      stale: interrupted,
    });

    function interrupted(since = Date.now()): void {
      if (closed || live === false) return;
      live = false;
      events.onConnection({ kind: 'reconnecting', since });
    }

    function receive(data: unknown): void {
      if (closed) return;
      watchdog.alive();
      const document = parseDocument(data);
      if (document) events.onDocument(document);
      else events.onUnreadable(openPaymentOf(data)?.key);
    }

    function drop(client: SyncClient | undefined): void {
      client?.removeAllListeners();
      client?.shutdown().catch(() => undefined);
    }

    function retry(): void {
      clearTimeout(retryTimer);
      const pause = RETRY_PAUSES_MS[Math.min(failures, RETRY_PAUSES_MS.length - 1)];
      failures += 1;
      retryTimer = setTimeout(() => void open(), pause);
    }

    /** What is shown is no longer followed, until a fresh connection has read it again. */
    function lost(): void {
      interrupted();
      if (next === undefined) retry();
    }

    function renewOnce(): Promise<void> {
      renewing ??= renewToken().finally(() => (renewing = undefined));
      return renewing;
    }

    async function renewToken(): Promise<void> {
      const renewed = await renew();
      if (closed) return;
      planRenewal(renewed ? renewed.lastsMs - RENEW_BEFORE_MS : RENEW_AGAIN_MS);
      if (!renewed) return;
      access = renewed;
      await shown?.updateToken(renewed.token).catch(() => open());
    }

    function planRenewal(inMs: number): void {
      clearTimeout(renewTimer);
      renewTimer = setTimeout(() => void renewOnce(), Math.max(inMs, RENEW_AGAIN_MS));
    }

    function show(client: SyncClient, document: SyncDocument): void {
      clearTimeout(retryTimer);
      drop(shown);
      [shown, next, failures] = [client, undefined, 0];
      document.on('updated', ({ data }) => receive(data));
      document.on('removed', lost);
      document.on('failure', lost);
      receive(document.data);
      if (closed || live) return;
      live = true;
      events.onConnection({ kind: 'live' });
    }

    /** Opens the document over a new connection, which replaces the shown one once it has read. */
    async function open(): Promise<void> {
      if (closed) return;
      drop(next);
      const client = createClient(access.token);
      next = client;
      clearTimeout(retryTimer);
      retryTimer = setTimeout(() => void open(), READ_LIMIT_MS);
      client.on('tokenAboutToExpire', () => void renewOnce());
      client.on('tokenExpired', () => void renewOnce());
      client.on('connectionStateChanged', (state) => {
        if (client === shown && state !== 'connected') lost();
        else if (client === next && state === 'denied') void renewOnce();
      });
      try {
        const document = await client.document({ id: access.document, mode: 'open_existing' });
        if (client === next) show(client, document);
      } catch (error) {
        if (client !== next) return;
        const refused = client.connectionState === 'denied' || v.is(refusal, error);
        drop(client);
        next = undefined;
        if (shown === undefined) interrupted();
        retry();
        if (refused) await renewOnce();
      }
    }

    planRenewal(access.lastsMs - RENEW_BEFORE_MS);
    void open();

    return {
      expect: (due) => {
        watchdog.expect(due);
      },
      refresh: () => void open(),
      close() {
        closed = true;
        watchdog.stop();
        clearTimeout(retryTimer);
        clearTimeout(renewTimer);
        drop(next);
        drop(shown);
        next = undefined;
        shown = undefined;
      },
    };
  };
}
