import { Refusal } from '../runtime/refusal';
import { asRefusal } from './failure';
import { TwilioError } from './http';
import { inTime, retrying } from './retry';

const never = new AbortController().signal;

const failing = (status: number) =>
  new TwilioError(
    'sync.twilio.com',
    status === 412
      ? { kind: 'refused', status, code: 54103 }
      : { kind: 'unavailable', status: status === 0 ? undefined : status },
  );

test('retries overload and broken connections until they pass', async () => {
  const failures = [failing(429), failing(503), failing(0)];
  const send = async () => {
    const failure = failures.shift();
    if (failure) throw failure;
    return 'done';
  };
  await expect(retrying(never, send)).resolves.toBe('done');
  expect(failures).toEqual([]);
});

test('throws twilio-unavailable when overload lasts, and a refusal at once', async () => {
  let sent = 0;
  const always = (status: number) => async () => {
    sent += 1;
    throw failing(status);
  };
  await expect(retrying(never, always(503))).rejects.toBeInstanceOf(Refusal);
  expect(sent).toBe(4);
  await expect(retrying(never, always(412))).rejects.toMatchObject({ failure: { status: 412 } });
  expect(sent).toBe(5);
});

test('sends nothing once the time is up', async () => {
  const send = jest.fn(async () => 'done');
  await expect(retrying(AbortSignal.abort(), send)).rejects.toThrow();
  expect(send).not.toHaveBeenCalled();
});

test('does not retry an error of our own, and reveals no more than its class', async () => {
  const send = jest.fn(async () => {
    throw new RangeError('4242424242424242');
  });
  const thrown: unknown = await retrying(never, send).catch((error: unknown) => error);
  expect(send).toHaveBeenCalledTimes(1);
  expect(asRefusal(thrown)).toMatchObject({ code: 'internal', log: { error: 'RangeError' } });
});

test('rethrows unchanged what is thrown in time', async () => {
  await expect(inTime(never, async () => Promise.reject(failing(412)))).rejects.toThrow(
    TwilioError,
  );
});

test.each([401, 403])(
  'reports not-configured by host when our own credentials are refused with %d',
  (status) => {
    const error = new TwilioError('taskrouter.twilio.com', {
      kind: 'refused',
      status,
      code: 20003,
    });
    expect(asRefusal(error)).toMatchObject({
      code: 'not-configured',
      log: { twilioHost: 'taskrouter.twilio.com', twilioStatus: status },
    });
  },
);
