import { once } from 'node:events';
import { type LocalTwilio, startLocalTwilio } from '../../server';

let twilio: LocalTwilio;
const saying = (words: string): unknown => expect.stringContaining(words);

beforeAll(async () => {
  twilio = await startLocalTwilio({ port: 0 });
});
afterAll(() => twilio.close());

/** Every key the account's customers press, with the call it was pressed in. */
function listen(): { readonly keys: string[]; stop(): void } {
  const keys: string[] = [];
  const hear = (_call: unknown, key: string) => void keys.push(key);
  twilio.calls.events.on('key', hear);
  return { keys, stop: () => twilio.calls.events.off('key', hear) };
}

async function request(method: 'GET' | 'POST', path: string, body?: string, contentType?: string) {
  const response = await fetch(`${twilio.origin}/caller/calls${path}`, {
    method,
    ...(body !== undefined && { body }),
    ...(contentType !== undefined && { headers: { 'content-type': contentType } }),
  });
  const text = await response.text();
  const reply: unknown = JSON.parse(text);
  return { status: response.status, text, reply };
}

async function placeCall(body?: string): Promise<string> {
  const ringing = once(twilio.calls.events, 'ringing');
  const { status, reply } = await request('POST', '', body, 'application/json');
  await ringing;
  expect(status).toBe(201);
  const [call] = twilio.calls.list().slice(-1);
  expect(reply).toEqual({ callSid: call?.sid });
  return call?.sid ?? '';
}

async function connectedCall(): Promise<string> {
  const sid = await placeCall();
  twilio.calls.answer(sid);
  return sid;
}

const press = (sid: string, body: string, contentType = 'application/json') =>
  request('POST', `/${sid}/keys`, body, contentType);

describe('placing calls', () => {
  test('rings, lists and hangs up a call', async () => {
    const sid = await placeCall('{"from":"+14155550177"}');
    const listed = await request('GET', '');
    expect(listed.reply).toContainEqual({ callSid: sid, status: 'ringing', from: '+14155550177' });

    expect((await request('POST', `/${sid}/hangup`)).status).toBe(200);
    expect(twilio.calls.find(sid)?.status).toBe('completed');
  });

  test('gives two calls without a body two numbers', async () => {
    const [one, two] = [await placeCall(), await placeCall('')];
    expect(twilio.calls.find(one)?.from).toMatch(/^\+1415555\d{4}$/);
    expect(twilio.calls.find(two)?.from).not.toBe(twilio.calls.find(one)?.from);
  });

  test.each([['{"from":"somebody"}'], ['{"from":12}'], ['{"form":"+14155550100"}'], ['{'], ['[]']])(
    '%s is refused in words',
    async (body) => {
      const { status, reply } = await request('POST', '', body, 'application/json');
      expect(status).toBe(400);
      expect(reply).toHaveProperty('message', saying('Send nothing, or JSON'));
    },
  );

  test('does not take an agent’s leg for a caller’s call', async () => {
    const agent = twilio.calls.place({
      party: 'agent',
      direction: 'outbound',
      from: '+14155550100',
      to: 'client:agent-1',
    });
    expect((await request('GET', '')).text).not.toContain(agent.sid);
    expect((await request('POST', `/${agent.sid}/hangup`)).status).toBe(404);
  });
});

describe('answering', () => {
  test('answers a call from an agent, but not the caller’s own', async () => {
    const dialled = twilio.calls.place({
      party: 'customer',
      direction: 'outbound',
      from: '+15005550006',
      to: '+14155550123',
    });
    expect((await request('POST', `/${dialled.sid}/answer`)).status).toBe(200);
    expect(twilio.calls.find(dialled.sid)?.status).toBe('in-progress');
    expect((await request('POST', `/${dialled.sid}/answer`)).status).toBe(409);
    expect((await request('POST', `/${await placeCall()}/answer`)).status).toBe(409);
  });
});

describe('pressing keys', () => {
  test('presses them in order without spaces and dashes, and says how many', async () => {
    const sid = await connectedCall();
    const heard = listen();
    const { status, reply } = await press(sid, '{"digits":"4242 4242-4242 4242*#","intervalMs":1}');
    heard.stop();
    expect(status).toBe(200);
    expect(reply).toEqual({ pressed: 18 });
    expect(heard.keys.join('')).toBe('4242424242424242*#');
  });

  test('takes JSON whatever its content type', async () => {
    const sid = await connectedCall();
    const { reply } = await press(sid, '{"digits":"12"}', 'application/x-www-form-urlencoded');
    expect(reply).toEqual({ pressed: 2 });
  });

  test('does not mix two sequences of keys sent at once', async () => {
    const sid = await connectedCall();
    const heard = listen();
    await Promise.all([
      press(sid, '{"digits":"1111","intervalMs":3}'),
      press(sid, '{"digits":"2222","intervalMs":3}'),
    ]);
    heard.stop();
    expect(['11112222', '22221111']).toContain(heard.keys.join(''));
  });

  test.each([
    ['{"digits":"4242?424242"}'],
    ['{"digits":""}'],
    ['{"digits":" - "}'],
    ['{"digits":4242424242424242}'],
    ['{"digits":"4242424242","intervalMs":-1}'],
    ['{"digits":"4242424242'],
    ['4242424242424242'],
    [''],
  ])('%s is refused, without repeating a digit', async (body) => {
    const { status, reply, text } = await press(await connectedCall(), body);
    expect(status).toBe(400);
    expect(reply).toHaveProperty('message', saying('digits'));
    expect(text).not.toContain('4242');
  });

  test('answers 404 for an unknown call', async () => {
    const { status, text } = await press('CA00000000000000000000000000000000', '{"digits":"4242"}');
    expect(status).toBe(404);
    expect(text).not.toContain('4242');
  });

  test('answers 409 with the reason for a call that rings or has ended', async () => {
    const sid = await placeCall();
    const ringing = await press(sid, '{"digits":"4242"}');
    expect(ringing).toMatchObject({
      status: 409,
      reply: { message: 'The call is ringing, not in progress: 0 of 4 keys were heard.' },
    });
    twilio.calls.answer(sid);
    twilio.calls.events.once('key', () => twilio.calls.hangUp(sid));
    const ended = await press(sid, '{"digits":"4242"}');
    expect(ended).toMatchObject({
      status: 409,
      reply: { message: 'The call is completed, not in progress: 1 of 4 keys were heard.' },
    });
  });
});
