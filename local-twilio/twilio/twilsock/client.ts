import type { HttpRequestHeader } from './messages';
import type { Grant } from './tokens';

/** A connected and authenticated client, as the parts behind the socket see it. */
export interface Client {
  /** Of the token it holds now: changes when the client renews it. */
  grant(): Grant;
  /** Pushes a notification. No effect once the client is gone. */
  notify(messageType: string, payload: unknown): void;
  /** Aborted when the connection ends, for whatever reason. */
  readonly gone: AbortSignal;
}

/** An HTTP request that came over Twilsock. */
export interface HttpRequest extends HttpRequestHeader {
  readonly body: unknown;
}

export interface HttpReply {
  readonly status: number;
  readonly body: unknown;
}

/** Answers the requests to one host. Undefined: not emulated, which the client gets as 501. */
export type HostHandler = (request: HttpRequest, client: Client) => HttpReply | undefined;
