import { type LocalTwilio, startLocalTwilio } from '../../server';
import { parsePhoneEvent, type PhoneEvent } from './events';

let twilio: LocalTwilio;
const aNumber: unknown = expect.any(Number);

beforeAll(async () => {
  twilio = await startLocalTwilio({ port: 0 });
});
afterAll(() => twilio.close());

/** The events that an open phone page receives; `raw` is the stream as it arrived. */
async function openPhone() {
  const response = await fetch(`${twilio.origin}/phone/events`);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let raw = '';
  let read = 0;
  async function next(): Promise<PhoneEvent | undefined> {
    for (;;) {
      const end = raw.indexOf('\n\n', read);
      if (end >= 0) {
        const event = raw.slice(read, end);
        read = end + 2;
        return parsePhoneEvent(event.replace(/^data: /, ''));
      }
      const chunk = await reader?.read();
      if (!chunk || chunk.done) return undefined;
      raw += chunk.value;
    }
  }
  return { next, raw: () => raw };
}

test('keeps an open page up to date, without the keys that were pressed', async () => {
  const phone = await openPhone();
  expect(await phone.next()).toEqual({ type: 'lines', lines: [] });

  const { sid } = twilio.calls.place({
    party: 'customer',
    direction: 'outbound',
    from: '+15005550006',
    to: '+14155550123',
  });
  expect(await phone.next()).toEqual({
    type: 'lines',
    lines: [
      {
        callSid: sid,
        status: 'ringing',
        direction: 'outbound',
        from: '+15005550006',
        to: '+14155550123',
        connectedMs: null,
      },
    ],
  });

  twilio.calls.answer(sid);
  expect(await phone.next()).toMatchObject({
    lines: [{ status: 'in-progress', connectedMs: aNumber }],
  });

  twilio.calls.press(sid, '7');
  twilio.calls.press(sid, '#');
  expect(await phone.next()).toEqual({ type: 'key', callSid: sid, ends: false });
  expect(await phone.next()).toEqual({ type: 'key', callSid: sid, ends: true });
  expect(phone.raw()).not.toMatch(/"7"|"#"/);

  twilio.calls.hangUp(sid);
  expect(await phone.next()).toMatchObject({ lines: [{ status: 'completed' }] });

  await fetch(`${twilio.origin}/reset`, { method: 'POST' });
  expect(await phone.next()).toEqual({ type: 'lines', lines: [] });
});

test('serves the page and what it loads', async () => {
  const html = await (await fetch(`${twilio.origin}/phone/`)).text();
  const loaded = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path = '']) => path);
  expect(loaded).toContain('/phone/phone.js');
  for (const path of ['/phone', ...loaded]) {
    const response = await fetch(twilio.origin + path);
    expect([path, response.status]).toEqual([path, 200]);
  }
});

test('closes the server while a page is open', async () => {
  const other = await startLocalTwilio({ port: 0 });
  const response = await fetch(`${other.origin}/phone/events`);
  await other.close();
  await expect(response.text()).resolves.toContain('"lines"');
});
