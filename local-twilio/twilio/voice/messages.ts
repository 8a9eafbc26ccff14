import { type Static, type TSchema, Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import type { RawData } from 'ws';

const message = <T extends string, P extends TSchema>(type: T, payload: P) =>
  Type.Object({ type: Type.Literal(type), payload });

const callsid = Type.String();
const sdp = Type.String();

/** What @twilio/voice-sdk 2.11.1 sends over its signalling socket (its own `pstream.ts`). */
const SdkMessage = Type.Union([
  message('listen', Type.Object({ token: Type.String() })),
  message('register', Type.Object({ media: Type.Object({ audio: Type.Boolean() }) })),
  message('answer', Type.Object({ callsid, sdp })),
  /** An ICE restart: the SDK makes a new offer for a call that lost its media. */
  message('reinvite', Type.Object({ callsid, sdp })),
  /** With `reconnect` it takes up a call after its socket dropped; without, it places one. */
  message('invite', Type.Object({ callsid, sdp, reconnect: Type.Optional(Type.String()) })),
  message('hangup', Type.Object({ callsid })),
  message('reject', Type.Object({ callsid })),
  message('dtmf', Type.Object({ callsid, dtmf: Type.String() })),
]);

export type SdkMessage = Static<typeof SdkMessage>;

/** What the server sends to the SDK; `cancel` ends a call that it has not answered. */
export type ServerMessage =
  | {
      readonly type: 'connected';
      readonly payload: { readonly edge: string; readonly token: { readonly identity: string } };
    }
  | { readonly type: 'ready' | 'offline'; readonly payload: Record<string, never> }
  | {
      readonly type: 'invite';
      readonly payload: {
        readonly callsid: string;
        readonly sdp: string;
        readonly reconnect: string;
        readonly parameters: Readonly<Record<string, string>>;
      };
    }
  | {
      readonly type: 'answer';
      readonly payload: {
        readonly callsid: string;
        readonly sdp?: string;
        readonly reconnect?: string;
      };
    }
  | { readonly type: 'cancel'; readonly payload: { readonly callsid: string } }
  | {
      readonly type: 'hangup';
      readonly payload: { readonly callsid: string; readonly error?: SignallingError };
    }
  | { readonly type: 'error'; readonly payload: { readonly error: SignallingError } };

export interface SignallingError {
  /** As the SDK's `errors/generated.ts` numbers them. */
  readonly code: number;
  readonly message: string;
}

const MediaMessage = Type.Union([
  Type.Object({ type: Type.Literal('hello'), identity: Type.String() }),
  Type.Object({ type: Type.Literal('offer'), callSid: Type.String(), sdp }),
  Type.Object({ type: Type.Literal('answer'), callSid: Type.String(), sdp }),
]);

/** What a media page (the far end of the agent's WebRTC leg) sends. */
export type MediaMessage = Static<typeof MediaMessage>;

const MediaRequest = Type.Union([
  Type.Object({
    type: Type.Union([Type.Literal('offer'), Type.Literal('close')]),
    callSid: Type.String(),
  }),
  Type.Object({
    type: Type.Union([Type.Literal('answer'), Type.Literal('reinvite')]),
    callSid: Type.String(),
    sdp,
  }),
]);

/** What the server sends to a media page. */
export type MediaRequest = Static<typeof MediaRequest>;

/** The text of a message that arrived on a `ws` socket, which returns buffers by default. */
export const messageText = (data: RawData): string =>
  Buffer.isBuffer(data) ? data.toString('utf8') : '';

function parse<T extends TSchema>(schema: T, text: string): Static<T> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Value.Check(schema, value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Undefined for what is not JSON or not part of the protocol. */
export const parseSdkMessage = (text: string): SdkMessage | undefined => parse(SdkMessage, text);

/** Undefined for what is not JSON or not part of the protocol. */
export const parseMediaMessage = (text: string): MediaMessage | undefined =>
  parse(MediaMessage, text);

/** Undefined for what is not JSON or not part of the protocol. */
export const parseMediaRequest = (text: string): MediaRequest | undefined =>
  parse(MediaRequest, text);
