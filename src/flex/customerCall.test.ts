import { customerCall } from './customerCall';

const sid = (prefix: string, digit: string) => prefix + digit.repeat(32);
const taskSid = sid('WT', '1');
const found = { taskSid, callSid: sid('CA', '2'), conferenceSid: sid('CF', '3') };
const conference = {
  conferenceSid: found.conferenceSid,
  participants: [
    { participantType: 'worker', callSid: sid('CA', '9') },
    { participantType: 'customer', callSid: found.callSid },
  ],
};
const attributes = {
  call_sid: sid('CA', '8'),
  conference: { sid: found.conferenceSid, participants: { customer: found.callSid } },
};

it('is the customer of the task’s conference, never the agent', () => {
  expect(customerCall({ taskSid, conference, attributes: {} }, undefined)).toEqual(found);
});

it('is found in Flex’s store while the task has no conference yet', () => {
  expect(customerCall({ taskSid, attributes: {} }, conference)).toEqual(found);
});

it('is found in the task’s attributes, after a reload for instance', () => {
  const lagging = { ...conference, participants: [] };
  expect(customerCall({ taskSid, conference: lagging, attributes }, undefined)).toEqual(found);
});

it.each([
  [{}],
  [{ call_sid: found.callSid }],
  [{ conference: { sid: found.conferenceSid, participants: { worker: found.callSid } } }],
  [{ conference: { sid: 'x', participants: { customer: 'y' } } }],
])('is not there while the customer has not joined (case %#)', (given) => {
  const agentOnly = { ...conference, participants: conference.participants.slice(0, 1) };
  expect(customerCall({ taskSid, conference: agentOnly, attributes: given }, undefined)).toBe(
    undefined,
  );
});

describe('F6 several legs are listed as customers', () => {
  const customer = (digit: string, status = 'joined') => ({
    participantType: 'customer',
    callSid: sid('CA', digit),
    status,
  });
  const among = (...participants: readonly ReturnType<typeof customer>[]) => ({
    conferenceSid: found.conferenceSid,
    participants,
  });

  it('is the one that the task names, wherever it is listed', () => {
    const conference = among(customer('7'), customer('2'));
    expect(customerCall({ taskSid, conference, attributes }, undefined)).toEqual(found);
  });

  it('is the first one while the task names none', () => {
    const conference = among(customer('2'), customer('7'));
    expect(customerCall({ taskSid, conference, attributes: {} }, undefined)).toEqual(found);
  });

  it.each(['left', 'recently_left'])('is the one still there when another has %s', (status) => {
    const conference = among(customer('7', status), customer('2'));
    expect(customerCall({ taskSid, conference, attributes: {} }, undefined)).toEqual(found);
  });
});
