import { Refusal } from './refusal';
import { readTwilioFailure, retrying } from './twilioAccess';

const never = new AbortController().signal;

test('a RestException of the client is a refusal, with the code Twilio gave', () => {
  const error = Object.assign(new Error('x'), { status: 400, code: 64003 });
  expect(readTwilioFailure(error)).toEqual({ kind: 'refused', status: 400, code: 64003 });
});

test.each([429, 500, 503])(
  'status %d leaves open whether the request was carried out',
  (status) => {
    expect(readTwilioFailure({ status, code: 20500 }).kind).toBe('unavailable');
  },
);

test('a broken connection is unavailable; a mistake of our own is neither', () => {
  expect(readTwilioFailure(Object.assign(new Error('x'), { code: 'ECONNRESET' })).kind).toBe(
    'unavailable',
  );
  expect(readTwilioFailure(new TypeError('x')).kind).toBe('not-twilio');
});

test('overload is tried again until it passes', async () => {
  const replies = [429, 503, 200];
  const send = async () => {
    const status = replies.shift();
    if (status !== 200) throw Object.assign(new Error('x'), { status, code: 1 });
    return 'done';
  };
  await expect(retrying(never, send)).resolves.toBe('done');
});

test('overload that does not pass is twilio-unavailable; a refusal is thrown at once', async () => {
  let sent = 0;
  const failing = (status: number) => async () => {
    sent += 1;
    throw Object.assign(new Error('x'), { status, code: 1 });
  };
  await expect(retrying(never, failing(503))).rejects.toBeInstanceOf(Refusal);
  expect(sent).toBe(4);
  await expect(retrying(never, failing(412))).rejects.toMatchObject({ status: 412 });
  expect(sent).toBe(5);
});

test('nothing is sent once the time is up', async () => {
  const send = jest.fn(async () => 'done');
  await expect(retrying(AbortSignal.abort(), send)).rejects.toThrow();
  expect(send).not.toHaveBeenCalled();
});
