import { isOnHold } from './hold';

const conference = (...participants: readonly object[]) => ({ conference: { participants } });

it.each([
  ['the customer is', conference({ participantType: 'customer', onHold: true }), true],
  ['nobody is', conference({ participantType: 'customer', onHold: false }), false],
  ['an agent is', conference({ participantType: 'worker', onHold: true }), false],
  [
    'a customer was who has left',
    conference({ participantType: 'customer', status: 'left', onHold: true }),
    false,
  ],
  ['there is no conference yet', {}, false],
])('reads from the conference whether the customer is on hold: %s', (_who, task, held) => {
  expect(isOnHold(task)).toBe(held);
});
