import { type Static, type TSchema, Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import type { FrameHeader } from './frame';

const Id = Type.String({ minLength: 1 });
const method = <M extends string, P extends Record<string, TSchema>>(name: M, properties: P) =>
  Type.Object({ method: Type.Literal(name), id: Id, ...properties });

const Texts = Type.Record(Type.String(), Type.String());

/** What a client sends, by `method`; fields that this server does not read are left out. */
const ClientMessage = Type.Union([
  method('init', {
    token: Type.String(),
    registrations: Type.Optional(
      Type.Union([Type.Null(), Type.Array(Type.Object({ product: Type.String() }))]),
    ),
  }),
  method('update', { token: Type.String() }),
  method('close', {}),
  method('ping', {}),
  method('reply', {}),
  method('telemetry.v1', {}),
  method('put_notification_ctx', {}),
  method('delete_notification_ctx', {}),
  method('message', {
    http_request: Type.Object({
      host: Type.String(),
      path: Type.String(),
      method: Type.Union([
        Type.Literal('GET'),
        Type.Literal('POST'),
        Type.Literal('PUT'),
        Type.Literal('DELETE'),
      ]),
      params: Type.Optional(
        Type.Record(Type.String(), Type.Union([Type.String(), Type.Array(Type.String())])),
      ),
      headers: Type.Optional(Texts),
    }),
  }),
]);

export type ClientMessage = Static<typeof ClientMessage>;
export type HttpRequestHeader = Extract<ClientMessage, { method: 'message' }>['http_request'];

/** The message of a frame; undefined if this server does not know it. */
export function parseMessage(header: FrameHeader): ClientMessage | undefined {
  return Value.Check(ClientMessage, header) ? header : undefined;
}

/** Outcome of a Twilsock request, or the reason of a close. */
export interface Status {
  readonly code: number;
  readonly status: string;
  /** Number in Twilio's error dictionary. */
  readonly errorCode?: number;
  readonly description?: string;
}
