import { EventEmitter, once } from 'node:events';
import { WebSocket } from 'ws';
import { account } from '../../account';
import type { Call } from '../calls/calls';
import { type LocalTwilio, startLocalTwilio } from '../../server';
import { turn } from '../../testing/switches';
import { messageText } from './messages';

const SIGNAL = '/twilio/voice-js.roaming.twilio.com/signal';
const open: WebSocket[] = [];
const aText: unknown = expect.any(String);
let twilio: LocalTwilio;

beforeEach(async () => {
  twilio = await startLocalTwilio({ port: 0 });
});
afterEach(async () => {
  for (const socket of open.splice(0)) socket.terminate();
  await twilio.close();
});

/** A socket that hands over its messages one by one, in the order they came. */
async function connect(path: string) {
  const socket = new WebSocket(twilio.origin.replace('http', 'ws') + path);
  open.push(socket);
  const arrived: unknown[] = [];
  const arrivals = new EventEmitter();
  socket.on('message', (data) => {
    const text = messageText(data);
    if (text === '\n') return;
    arrived.push(JSON.parse(text));
    arrivals.emit('message');
  });
  await once(socket, 'open');
  return {
    close: () => socket.terminate(),
    send: (message: object) => socket.send(JSON.stringify(message)),
    async next(): Promise<unknown> {
      if (arrived.length === 0) await once(arrivals, 'message');
      return arrived.shift();
    },
  };
}
type Socket = Awaited<ReturnType<typeof connect>>;

/** A text in a JSON document, wherever it stands. */
const textField = (json: string, name: string): string =>
  new RegExp(`"${name}":"([^"]+)"`).exec(json)?.[1] ?? '';

async function login(identity: string): Promise<string> {
  const response = await fetch(`${twilio.origin}/agents/${identity}/token`, { method: 'POST' });
  return textField(await response.text(), 'token');
}

/** Plays the Voice SDK up to the point where it takes calls. */
async function registered(token: string): Promise<Socket> {
  const sdk = await connect(SIGNAL);
  sdk.send({ type: 'listen', payload: { token, browserinfo: {} }, version: '1.6' });
  expect(await sdk.next()).toMatchObject({ type: 'connected' });
  sdk.send({ type: 'register', payload: { media: { audio: true } }, version: '1.6' });
  expect(await sdk.next()).toEqual({ type: 'ready', payload: {} });
  return sdk;
}

async function mediaPage(identity: string): Promise<Socket> {
  const page = await connect('/voice/media');
  page.send({ type: 'hello', identity });
  return page;
}

const ringAgent = (identity = 'agent-1'): Call =>
  twilio.calls.place({
    party: 'agent',
    direction: 'outbound',
    from: '+14155550100',
    to: `client:${identity}`,
  });

async function makeOffer(page: Socket, call: Call): Promise<void> {
  expect(await page.next()).toEqual({ type: 'offer', callSid: call.sid });
  page.send({ type: 'offer', callSid: call.sid, sdp: `offer ${call.sid}` });
}

const status = (call: Call) => twilio.calls.find(call.sid)?.status;

/** An agent's desktop, and a call that it has answered. */
async function answeredCall() {
  const token = await login('agent-1');
  const [sdk, page] = [await registered(token), await mediaPage('agent-1')];
  const call = ringAgent();
  await makeOffer(page, call);
  const invite = await sdk.next();
  const answered = once(twilio.calls.events, 'answered');
  sdk.send({ type: 'answer', payload: { callsid: call.sid, sdp: 'answer' } });
  await answered;
  expect(await page.next()).toEqual({ type: 'answer', callSid: call.sid, sdp: 'answer' });
  return { token, sdk, page, call, invite };
}

describe('who may listen', () => {
  test('the agent of a valid token', async () => {
    const sdk = await connect(SIGNAL);
    sdk.send({ type: 'listen', payload: { token: await login('agent-2') } });
    expect(await sdk.next()).toEqual({
      type: 'connected',
      payload: { edge: 'roaming', token: { identity: 'agent-2' } },
    });
  });

  test('nobody with a forged token, and nobody without any', async () => {
    const sdk = await connect(SIGNAL);
    sdk.send({ type: 'listen', payload: { token: 'forged' } });
    expect(await sdk.next()).toMatchObject({ type: 'error', payload: { error: { code: 31204 } } });
    sdk.send({ type: 'register', payload: { media: { audio: true } } });
    expect(await sdk.next()).toMatchObject({ type: 'error', payload: { error: { code: 31201 } } });
  });

  test('what is not part of the protocol is refused', async () => {
    const sdk = await connect(SIGNAL);
    sdk.send({ type: 'message', payload: {} });
    expect(await sdk.next()).toMatchObject({ type: 'error', payload: { error: { code: 31000 } } });
  });
});

describe('a call to the agent', () => {
  test('invites the SDK with the far end’s offer, and is answered by it', async () => {
    const { call, invite } = await answeredCall();
    expect(invite).toEqual({
      type: 'invite',
      payload: {
        callsid: call.sid,
        sdp: `offer ${call.sid}`,
        reconnect: aText,
        parameters: {
          CallSid: call.sid,
          AccountSid: account.sid,
          From: '+14155550100',
          To: 'client:agent-1',
        },
      },
    });
    expect(status(call)).toBe('in-progress');
  });

  test('waits for a desktop that is not open yet', async () => {
    const call = ringAgent();
    const page = await mediaPage('agent-1');
    await makeOffer(page, call);
    const sdk = await registered(await login('agent-1'));
    expect(await sdk.next()).toMatchObject({ type: 'invite', payload: { callsid: call.sid } });
  });

  test('rings nobody but that agent', async () => {
    const [first, second] = [
      await registered(await login('agent-1')),
      await registered(await login('agent-2')),
    ];
    const [forFirst, forSecond] = [await mediaPage('agent-1'), await mediaPage('agent-2')];
    const [one, two] = [ringAgent('agent-1'), ringAgent('agent-2')];
    await makeOffer(forSecond, two);
    await makeOffer(forFirst, one);
    expect(await first.next()).toMatchObject({ type: 'invite', payload: { callsid: one.sid } });
    expect(await second.next()).toMatchObject({ type: 'invite', payload: { callsid: two.sid } });
  });

  test('rings the tab that registered last, and once that is closed the one before it', async () => {
    const token = await login('agent-1');
    const [first, second] = [await registered(token), await registered(token)];
    const page = await mediaPage('agent-1');
    const call = ringAgent();
    await makeOffer(page, call);
    const invite = { type: 'invite', payload: { callsid: call.sid } };
    expect(await second.next()).toMatchObject(invite);
    second.close();
    expect(await first.next()).toMatchObject(invite);
    const next = ringAgent();
    await makeOffer(page, next);
    expect(await first.next()).toMatchObject({ type: 'invite', payload: { callsid: next.sid } });
  });

  test('rings the tab that registered first, as switched', async () => {
    await turn(twilio.origin, { severalDesktops: 'first' });
    const token = await login('agent-1');
    const [first] = [await registered(token), await registered(token)];
    const call = ringAgent();
    await makeOffer(await mediaPage('agent-1'), call);
    expect(await first.next()).toMatchObject({ type: 'invite', payload: { callsid: call.sid } });
  });

  test('ends on both sides when the agent hangs up', async () => {
    const { sdk, page, call } = await answeredCall();
    sdk.send({ type: 'hangup', payload: { callsid: call.sid } });
    expect(await page.next()).toEqual({ type: 'close', callSid: call.sid });
    expect(status(call)).toBe('completed');
  });

  test('is hung up at the SDK when it ends elsewhere', async () => {
    const { sdk, call } = await answeredCall();
    twilio.calls.hangUp(call.sid);
    expect(await sdk.next()).toEqual({ type: 'hangup', payload: { callsid: call.sid } });
  });

  test('is cancelled at the SDK when it ends unanswered, and ends when the SDK rejects it', async () => {
    const [sdk, page] = [await registered(await login('agent-1')), await mediaPage('agent-1')];
    const missed = ringAgent();
    await makeOffer(page, missed);
    expect(await sdk.next()).toMatchObject({ type: 'invite' });
    twilio.calls.hangUp(missed.sid);
    expect(await sdk.next()).toEqual({ type: 'cancel', payload: { callsid: missed.sid } });
    expect(await page.next()).toEqual({ type: 'close', callSid: missed.sid });

    const rejected = ringAgent();
    await makeOffer(page, rejected);
    expect(await sdk.next()).toMatchObject({ type: 'invite' });
    const ended = once(twilio.calls.events, 'ended');
    sdk.send({ type: 'reject', payload: { callsid: rejected.sid } });
    await ended;
    expect(status(rejected)).toBe('completed');
  });

  test('does not end the agent’s other call', async () => {
    const { sdk, page, call } = await answeredCall();
    const second = ringAgent();
    await makeOffer(page, second);
    expect(await sdk.next()).toMatchObject({ type: 'invite', payload: { callsid: second.sid } });
    const answered = once(twilio.calls.events, 'answered');
    sdk.send({ type: 'answer', payload: { callsid: second.sid, sdp: 'answer' } });
    await answered;
    expect([status(call), status(second)]).toEqual(['in-progress', 'in-progress']);
  });

  test('carries the keys that the agent presses', async () => {
    const { sdk, call } = await answeredCall();
    const key = once(twilio.calls.events, 'key');
    sdk.send({ type: 'dtmf', payload: { callsid: call.sid, dtmf: '5' } });
    expect(await key).toMatchObject([{ sid: call.sid }, '5']);
  });
});

describe('a call whose connection suffers', () => {
  test('is taken up again by an SDK that comes back with its reconnect token', async () => {
    const { token, sdk, call, invite } = await answeredCall();
    sdk.close();
    const again = await registered(token);
    const reconnect = textField(JSON.stringify(invite), 'reconnect');
    again.send({
      type: 'invite',
      payload: { callsid: call.sid, sdp: 'sdp', reconnect, twilio: {} },
    });
    expect(await again.next()).toEqual({
      type: 'answer',
      payload: { callsid: call.sid, reconnect },
    });
    twilio.calls.hangUp(call.sid);
    expect(await again.next()).toEqual({ type: 'hangup', payload: { callsid: call.sid } });
  });

  test('is over at once where the leg does not wait, as switched', async () => {
    await turn(twilio.origin, { voiceReconnectSeconds: 0 });
    const { sdk } = await answeredCall();
    const ended = once(twilio.calls.events, 'ended');
    sdk.close();
    await ended;
  });

  test('is over for an SDK that comes back with another token', async () => {
    const { sdk, call } = await answeredCall();
    sdk.send({ type: 'invite', payload: { callsid: call.sid, sdp: 'sdp', reconnect: 'guessed' } });
    expect(await sdk.next()).toEqual({ type: 'hangup', payload: { callsid: call.sid } });
  });

  test('gets new media by an ICE restart', async () => {
    const { sdk, page, call } = await answeredCall();
    sdk.send({ type: 'reinvite', payload: { callsid: call.sid, sdp: 'new offer' } });
    expect(await page.next()).toEqual({ type: 'reinvite', callSid: call.sid, sdp: 'new offer' });
    page.send({ type: 'answer', callSid: call.sid, sdp: 'new answer' });
    expect(await sdk.next()).toEqual({
      type: 'answer',
      payload: { callsid: call.sid, sdp: 'new answer' },
    });
  });

  test('is invited again when the socket drops before it is answered', async () => {
    const token = await login('agent-1');
    const [sdk, page] = [await registered(token), await mediaPage('agent-1')];
    const call = ringAgent();
    await makeOffer(page, call);
    expect(await sdk.next()).toMatchObject({ type: 'invite' });
    sdk.close();
    const again = await registered(token);
    expect(await again.next()).toMatchObject({ type: 'invite', payload: { callsid: call.sid } });
  });
});

test('the media page is served', async () => {
  expect((await fetch(`${twilio.origin}/voice/media?identity=agent-1`)).status).toBe(200);
  expect(await (await fetch(`${twilio.origin}/voice/media.js`)).text()).toContain(
    'RTCPeerConnection',
  );
});
