import * as v from 'valibot';
import { replySchemas } from './protocol';
import { requestSchemas } from './requests';
import { configuration } from './testing/configuration';
import { CALL_SID } from './testing/examples';

const request = {
  taskSid: `WT${'a'.repeat(32)}`,
  callSid: CALL_SID,
  conferenceSid: `CF${'1'.repeat(32)}`,
};
const read = (over: Readonly<Record<string, string | undefined>>) =>
  v.safeParse(requestSchemas.open, { ...request, ...over }).success;

describe('a request that opens a call', () => {
  it('names the task, the call and its conference', () => {
    expect(read({})).toBe(true);
  });

  it.each([
    { taskSid: CALL_SID },
    { callSid: request.taskSid },
    { conferenceSid: `${request.conferenceSid}0` },
    { card: '4242' },
  ])('is refused with anything else (case %#)', (over) => {
    expect(read(over)).toBe(false);
  });
});

describe('the reply to it', () => {
  const reply = {
    now: 1,
    document: 'payment.CA',
    syncToken: 'x',
    syncTokenExpiresAt: 2,
    configuration: configuration(),
    prefill: null,
    mayAct: true,
  };

  it('is read from functions that do not state their version yet', () => {
    expect(v.parse(replySchemas.open, reply)).toEqual(reply);
  });

  it('is read from functions of the next version, without what this one does not know', () => {
    const version = '99.0.0';
    const next = { ...reply, version, shade: 'blue' };
    expect(v.parse(replySchemas.open, next)).toEqual({ ...reply, version });
  });
});
