import type { WebSocket } from 'ws';
import type { Calls } from '../calls/calls';
import type { SocketHandler } from '../../edge/sockets';
import type { TokenCheck, Tokens } from '../iam/tokens';
import { parseKeys } from '../../world/phone/keys';
import type { AgentLegs, Client } from './agentLegs';
import {
  messageText,
  parseSdkMessage,
  type SdkMessage,
  type ServerMessage,
  type SignallingError,
} from './messages';

/** The SDK gives up on a socket that is silent for 15 s (its `wstransport.ts`). */
const HEARTBEAT_MS = 5_000;
const HEARTBEAT = '\n';

/** The codes are those by which the SDK knows an invalid and an expired access token. */
function refusal(check: TokenCheck): SignallingError | undefined {
  switch (check.state) {
    case 'valid':
      return undefined;
    case 'expired':
      return { code: 31205, message: 'Access Token expired' };
    case 'unknown':
      return { code: 31204, message: 'Access Token invalid' };
  }
}

const notEmulated = (what: string): SignallingError => ({
  code: 31000,
  message: `${what} is not part of the local Twilio`,
});

/**
 * The signalling socket of @twilio/voice-sdk 2.11.1, as its source has it: the SDK sends `listen`
 * with the agent's Flex token and `register`, and from then on is rung for that agent's legs.
 */
export function createSignalling(calls: Calls, legs: AgentLegs, tokens: Tokens): SocketHandler {
  function fromListener(client: Client, message: SdkMessage): void {
    switch (message.type) {
      case 'listen':
        return;
      case 'register':
        if (message.payload.media.audio) {
          client.send({ type: 'ready', payload: {} });
          legs.register(client);
        } else {
          legs.unregister(client);
          client.send({ type: 'offline', payload: {} });
        }
        return;
      case 'answer': {
        legs.answer(client, message.payload.callsid, message.payload.sdp);
        return;
      }
      case 'reinvite': {
        legs.reinvite(client, message.payload.callsid, message.payload.sdp);
        return;
      }
      case 'invite': {
        const { callsid, reconnect } = message.payload;
        if (reconnect === undefined) {
          const error = notEmulated('A call placed by the SDK');
          client.send({ type: 'hangup', payload: { callsid, error } });
        } else if (!legs.reconnect(client, callsid, reconnect)) {
          client.send({ type: 'hangup', payload: { callsid } });
        }
        return;
      }
      case 'hangup':
      case 'reject': {
        legs.hangUp(message.payload.callsid);
        return;
      }
      case 'dtmf':
        for (const key of parseKeys(message.payload.dtmf) ?? [])
          calls.press(message.payload.callsid, key);
        return;
    }
  }

  return (socket: WebSocket) => {
    let client: Client | undefined;
    const send = (message: ServerMessage) => socket.send(JSON.stringify(message));
    const refuse = (error: SignallingError) => send({ type: 'error', payload: { error } });
    const heartbeat = setInterval(() => socket.send(HEARTBEAT), HEARTBEAT_MS).unref();

    /** The SDK sends its token again when it was renewed; the client stays the same. */
    function listen(token: string): void {
      const check = tokens.check(token);
      const refused = refusal(check);
      if (refused) refuse(refused);
      if (check.state !== 'valid') return;
      const { identity } = check.session.agent;
      if (client?.identity !== identity) {
        if (client) legs.lost(client);
        client = { identity, send };
      }
      send({ type: 'connected', payload: { edge: 'roaming', token: { identity } } });
    }

    socket.on('message', (data) => {
      const text = messageText(data);
      if (text === HEARTBEAT) return;
      const message = parseSdkMessage(text);
      if (!message) refuse(notEmulated('This message'));
      else if (message.type === 'listen') listen(message.payload.token);
      else if (client) fromListener(client, message);
      else refuse({ code: 31201, message: 'Authentication failed' });
    });
    socket.on('close', () => {
      clearInterval(heartbeat);
      if (client) legs.lost(client);
    });
  };
}
