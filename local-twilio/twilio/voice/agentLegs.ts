import { randomUUID } from 'node:crypto';
import { account } from '../../account';
import type { Call, Calls } from '../calls/calls';
import type { MediaPages } from './mediaPages';
import type { ServerMessage } from './messages';
import type { SwitchSettings } from '../switches/switches';

/** One Voice SDK on its signalling socket. */
export interface Client {
  readonly identity: string;
  send(message: ServerMessage): void;
}

/** The agents' browser legs of all calls, as signalled to and from the Voice SDK. */
export interface AgentLegs {
  /** The client takes calls: it is rung for every leg of its agent that nobody rings for. */
  register(client: Client): void;
  unregister(client: Client): void;
  /** The client's socket has closed. */
  lost(client: Client): void;
  answer(client: Client, callSid: string, sdp: string): void;
  /** The agent hung up, or refused the call. */
  hangUp(callSid: string): void;
  reinvite(client: Client, callSid: string, sdp: string): void;
  /** Takes up an answered leg on a new socket. False when the leg or its token is not known. */
  reconnect(client: Client, callSid: string, reconnectToken: string): boolean;
}

type LegState =
  | { readonly name: 'preparing' }
  | { readonly name: 'ready'; readonly sdp: string }
  | { readonly name: 'invited'; readonly sdp: string; readonly client: Client }
  | { readonly name: 'answered'; readonly client: Client }
  /** Its socket dropped in mid-call; `grace` hangs up when the SDK does not come back. */
  | { readonly name: 'adrift'; readonly grace: NodeJS.Timeout };

interface Leg {
  readonly call: Call;
  readonly identity: string;
  readonly reconnectToken: string;
  state: LegState;
}

const CLIENT_ADDRESS = 'client:';

function invitation(leg: Leg, sdp: string): ServerMessage {
  const { call, identity, reconnectToken } = leg;
  const parameters = {
    CallSid: call.sid,
    AccountSid: account.sid,
    From: call.from,
    To: CLIENT_ADDRESS + identity,
  };
  return {
    type: 'invite',
    payload: { callsid: call.sid, sdp, reconnect: reconnectToken, parameters },
  };
}

/**
 * Rings the registered client of an agent for each agent leg of `calls`, and keeps both sides informed.
 * If an agent has several clients (tabs), one of them rings; once it is gone, the next.
 */
export function createAgentLegs(
  calls: Calls,
  media: MediaPages,
  switches: () => SwitchSettings,
): AgentLegs {
  const legs = new Map<string, Leg>();
  /** Of each agent, the one that registered last at the end. */
  const registered = new Map<string, readonly Client[]>();

  function invite(leg: Leg): void {
    const place = switches().severalDesktops === 'last' ? -1 : 0;
    const client = registered.get(leg.identity)?.at(place);
    if (leg.state.name !== 'ready' || !client) return;
    const { sdp } = leg.state;
    leg.state = { name: 'invited', sdp, client };
    client.send(invitation(leg, sdp));
  }

  function lose(leg: Leg, client: Client): void {
    const { state } = leg;
    if (state.name === 'invited' && state.client === client) {
      leg.state = { name: 'ready', sdp: state.sdp };
      invite(leg);
    }
    if (state.name === 'answered' && state.client === client) {
      const milliseconds = switches().voiceReconnectSeconds * 1000;
      const grace = setTimeout(() => calls.hangUp(leg.call.sid), milliseconds).unref();
      leg.state = { name: 'adrift', grace };
    }
  }

  const othersThan = (client: Client): readonly Client[] =>
    (registered.get(client.identity) ?? []).filter((each) => each !== client);

  function unregister(client: Client): void {
    registered.set(client.identity, othersThan(client));
  }

  calls.events.on('ringing', (call) => {
    if (call.party !== 'agent' || !call.to.startsWith(CLIENT_ADDRESS)) return;
    const leg: Leg = {
      call,
      identity: call.to.slice(CLIENT_ADDRESS.length),
      reconnectToken: randomUUID(),
      state: { name: 'preparing' },
    };
    legs.set(call.sid, leg);
    media.offer(call.sid, leg.identity, (sdp) => {
      leg.state = { name: 'ready', sdp };
      invite(leg);
    });
  });

  calls.events.on('ended', ({ sid }) => {
    const leg = legs.get(sid);
    if (!leg) return;
    legs.delete(sid);
    media.close(sid);
    const { state } = leg;
    if (state.name === 'adrift') clearTimeout(state.grace);
    if (state.name === 'invited') state.client.send({ type: 'cancel', payload: { callsid: sid } });
    if (state.name === 'answered') state.client.send({ type: 'hangup', payload: { callsid: sid } });
  });

  return {
    register(client) {
      const known = registered.get(client.identity) ?? [];
      // The SDK may register again, e.g. after a call; that does not make it the tab opened last.
      if (!known.includes(client)) registered.set(client.identity, [...known, client]);
      for (const leg of legs.values()) if (leg.identity === client.identity) invite(leg);
    },
    unregister,
    lost(client) {
      unregister(client);
      for (const leg of legs.values()) lose(leg, client);
    },
    answer(client, callSid, sdp) {
      const leg = legs.get(callSid);
      if (leg?.state.name !== 'invited' || leg.state.client !== client) return;
      leg.state = { name: 'answered', client };
      media.answer(callSid, sdp);
      calls.answer(callSid);
    },
    hangUp(callSid) {
      if (legs.has(callSid)) calls.hangUp(callSid);
    },
    reinvite(client, callSid, sdp) {
      if (!legs.has(callSid)) return;
      media.reinvite(callSid, sdp, (answer) =>
        client.send({ type: 'answer', payload: { callsid: callSid, sdp: answer } }),
      );
    },
    reconnect(client, callSid, reconnectToken) {
      const leg = legs.get(callSid);
      if (!leg || leg.reconnectToken !== reconnectToken) return false;
      switch (leg.state.name) {
        case 'preparing':
        case 'ready':
        case 'invited':
          return false;
        case 'adrift':
          clearTimeout(leg.state.grace);
          break;
        case 'answered':
          break;
      }
      leg.state = { name: 'answered', client };
      client.send({ type: 'answer', payload: { callsid: callSid, reconnect: reconnectToken } });
      return true;
    },
  };
}
