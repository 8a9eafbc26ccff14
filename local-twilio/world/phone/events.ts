import { type Static, Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';

const Line = Type.Object({
  callSid: Type.String(),
  status: Type.Union([
    Type.Literal('ringing'),
    Type.Literal('in-progress'),
    Type.Literal('completed'),
  ]),
  /** `inbound`: the customer called. `outbound`: an agent calls the customer. */
  direction: Type.Union([Type.Literal('inbound'), Type.Literal('outbound')]),
  from: Type.String(),
  to: Type.String(),
  /** For how long it has been, or was, answered, in milliseconds; null when it never was. */
  connectedMs: Type.Union([Type.Number(), Type.Null()]),
});

const PhoneEvent = Type.Union([
  Type.Object({ type: Type.Literal('lines'), lines: Type.Array(Line) }),
  /** A key was pressed. Which one is nobody's business; `ends` says whether it was `#` or `*`. */
  Type.Object({ type: Type.Literal('key'), callSid: Type.String(), ends: Type.Boolean() }),
]);

/** A customer's call, as the phone page shows it. */
export type Line = Static<typeof Line>;

/** Events for the phone page, the lines first. */
export type PhoneEvent = Static<typeof PhoneEvent>;

/** Undefined for what is not an event of the phone. */
export function parsePhoneEvent(text: string): PhoneEvent | undefined {
  const value: unknown = JSON.parse(text);
  return Value.Check(PhoneEvent, value) ? value : undefined;
}
