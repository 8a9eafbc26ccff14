import { EventEmitter } from 'node:events';
import { newSid } from '../../account';

type CallStatus = 'ringing' | 'in-progress' | 'completed';

/** One call leg: the customer's phone, or the agent's browser. */
export interface Call {
  readonly sid: string;
  readonly party: 'customer' | 'agent';
  readonly direction: 'inbound' | 'outbound';
  readonly from: string;
  readonly to: string;
  readonly taskAttributes?: Readonly<Record<string, unknown>>;
  readonly routingTarget?: string;
  readonly dateCreated: Date;
  readonly status: CallStatus;
}

type Digit = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9';
type Letter =
  | ('A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G' | 'H' | 'I' | 'J' | 'K' | 'L' | 'M')
  | ('N' | 'O' | 'P' | 'Q' | 'R' | 'S' | 'T' | 'U' | 'V' | 'W' | 'X' | 'Y' | 'Z');

/** A key of a telephone; or a letter, for which a telephone has no key, but scripts have. */
export type Key = Digit | '*' | '#' | Letter;

interface CallEvents {
  ringing: [call: Call];
  answered: [call: Call];
  ended: [call: Call];
  /** The person on that leg pressed one key. */
  key: [call: Call, key: Key];
}

export interface NewCall {
  readonly party: Call['party'];
  readonly direction: Call['direction'];
  readonly from: string;
  readonly to: string;
  /** The attributes that the contact center's flow sets on the task of an incoming call, besides Twilio's. */
  readonly taskAttributes?: Readonly<Record<string, unknown>>;
  /** The worker who alone is offered the task of an incoming call. */
  readonly routingTarget?: string;
}

/** Every call leg of the local account, and what happens on it. The one place a call changes. */
export interface Calls {
  readonly events: EventEmitter<CallEvents>;
  /** A new leg, ringing. */
  place(call: NewCall): Call;
  /** A new leg that is in progress at once, nobody has to pick it up: `answered` without `ringing`. */
  connect(call: NewCall): Call;
  find(sid: string): Call | undefined;
  list(): readonly Call[];
  /** No effect on a leg that does not ring. */
  answer(sid: string): void;
  /** No effect on a leg that has ended. */
  hangUp(sid: string): void;
  /** False if the leg is not in progress, so that the key has no effect. */
  press(sid: string, key: Key): boolean;
  /** Hangs up every leg, then forgets them all. */
  reset(): void;
}

export function createCalls(): Calls {
  const bySid = new Map<string, Call>();
  const events = new EventEmitter<CallEvents>();
  events.setMaxListeners(0);

  function move(sid: string, from: readonly CallStatus[], to: CallStatus): Call | undefined {
    const call = bySid.get(sid);
    if (!call || !from.includes(call.status)) return undefined;
    const moved = { ...call, status: to };
    bySid.set(sid, moved);
    return moved;
  }

  function add(newCall: NewCall, status: CallStatus): Call {
    const call: Call = { ...newCall, sid: newSid('CA'), dateCreated: new Date(), status };
    bySid.set(call.sid, call);
    return call;
  }

  function hangUp(sid: string): void {
    const call = move(sid, ['ringing', 'in-progress'], 'completed');
    if (call) events.emit('ended', call);
  }

  return {
    events,
    place(newCall) {
      const call = add(newCall, 'ringing');
      events.emit('ringing', call);
      return call;
    },
    connect(newCall) {
      const call = add(newCall, 'in-progress');
      events.emit('answered', call);
      return call;
    },
    find: (sid) => bySid.get(sid),
    list: () => [...bySid.values()],
    answer(sid) {
      const call = move(sid, ['ringing'], 'in-progress');
      if (call) events.emit('answered', call);
    },
    hangUp,
    press(sid, key) {
      const call = bySid.get(sid);
      if (call?.status !== 'in-progress') return false;
      events.emit('key', call, key);
      return true;
    },
    reset() {
      for (const sid of [...bySid.keys()]) hangUp(sid);
      bySid.clear();
    },
  };
}
