import { configuration } from '../../../src/payment/testing/configuration';
import * as memory from './rememberedChecks';

const { forgetRight, forgetRights, recallRight, rememberRight, rightKey, rights } = memory;
const sid = (prefix: string, digit: string) => prefix + digit.repeat(32);
const claim = { taskSid: sid('WT', '1'), callSid: sid('CA', '2'), conferenceSid: sid('CF', '3') };
const right = {
  callSid: claim.callSid,
  workerSid: sid('WK', '4'),
  offer: configuration(),
  prefill: undefined,
  at: 1_000,
};
const MINUTES = 60_000;

beforeEach(() => rights().clear());

test('remembers a right for one token on one call, without keeping the token itself', () => {
  const key = rightKey('token', claim);
  rememberRight(key, right);
  expect(recallRight(key, 1_000)).toBe(right);
  const others = [
    rightKey('other', claim),
    rightKey('token', { ...claim, taskSid: sid('WT', '9') }),
    rightKey('token', { ...claim, callSid: sid('CA', '9') }),
    rightKey('token', { ...claim, conferenceSid: sid('CF', '9') }),
  ];
  for (const other of others) expect(recallRight(other, 1_000)).toBeUndefined();
  expect(JSON.stringify([...rights()])).not.toContain('token');
});

test('forgets it after 15 minutes, when a check fails, and when the call leaves the agent', () => {
  const key = rightKey('token', claim);
  rememberRight(key, right);
  expect(recallRight(key, 1_000 + 15 * MINUTES - 1)).toBe(right);
  expect(recallRight(key, 1_000 + 15 * MINUTES)).toBeUndefined();
  forgetRight(key);
  expect(recallRight(key, 1_000)).toBeUndefined();

  const theirs = { ...claim, callSid: sid('CA', '5') };
  rememberRight(key, right);
  rememberRight(rightKey('colleague', claim), right);
  rememberRight(rightKey('token', theirs), { ...right, callSid: theirs.callSid });
  forgetRights(claim.callSid);
  expect(recallRight(key, 1_000)).toBeUndefined();
  expect(recallRight(rightKey('colleague', claim), 1_000)).toBeUndefined();
  expect(recallRight(rightKey('token', theirs), 1_000)).toBeDefined();
});

test('shares the memory between all bundles of the process, and bounds its size', () => {
  for (let count = 0; count < 500; count += 1) rememberRight(`key ${count}`, right);
  expect(rights().size).toBe(200);
  expect(recallRight('key 499', 1_000)).toBe(right);
  jest.isolateModules(() => {
    const { rights: again } = jest.requireActual<typeof memory>('./rememberedChecks');
    expect(again).not.toBe(rights);
    expect(again()).toBe(rights());
  });
});
