import { hasColleagues } from './colleagues';

const [own, other] = ['WK1', 'WK2'];

it.each([
  ['no conference yet', undefined, false],
  ['alone', [own], false],
  ['another agent too', [own, other], true],
  ['another agent, and the own leg is in no call any more', [other], true],
])('%s', (_name, workers, expected) => {
  const conference = workers && { liveWorkers: workers.map((workerSid) => ({ workerSid })) };
  expect(hasColleagues({ workerSid: own, ...(conference && { conference }) })).toBe(expected);
});
