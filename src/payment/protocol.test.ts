import * as v from 'valibot';
import { requestSchemas } from './protocol';
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
