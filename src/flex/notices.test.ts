import { createSay, strings } from '../panel/words/strings';
import { createOutcomeNotices } from './notices';

const payment = {
  taskSid: 'WT1',
  session: 'a',
  processor: 'Default',
  method: 'credit-card',
  description: 'Order 7',
} as const;
const charge = { ...payment, amount: '12.50', currency: 'USD' } as const;
const saved = { ...payment, tokenType: 'reusable' } as const;
const succeeded = { kind: 'succeeded', confirmationCode: null } as const;
const failed = { kind: 'failed', reason: 'a', payErrorCode: null } as const;

function setUp({ inSight = '', sound = false }) {
  const notices = { show: jest.fn(), play: jest.fn() };
  const language = { say: createSay((key) => strings[key], 'en'), texts: 'en', locale: 'de-DE' };
  const notify = createOutcomeNotices(notices, {
    language: () => language,
    isInSight: (taskSid) => taskSid === inSight,
    sound,
  });
  return { ...notices, notify };
}

it.each([
  [{ ...charge, outcome: succeeded }, 'Payment succeeded: 12,50\u00a0$', 'success'],
  [{ ...charge, outcome: failed }, 'Payment failed: 12,50\u00a0$', 'error'],
  [
    { ...charge, outcome: { kind: 'unknown' } as const },
    'Outcome unknown: 12,50\u00a0$',
    'warning',
  ],
  [
    { ...saved, outcome: { kind: 'cancelled' } as const },
    'Payment cancelled: Save for later payments',
    'information',
  ],
])('says how a payment ended that the agent does not look at', (finished, words, type) => {
  const { notify, show, play } = setUp({ inSight: 'WT2' });
  notify(finished);
  expect(show.mock.calls).toEqual([[words, type]]);
  expect(play).not.toHaveBeenCalled();
});

it('says nothing of one that they look at', () => {
  const { notify, show, play } = setUp({ inSight: 'WT1', sound: true });
  notify({ ...charge, outcome: succeeded });
  expect(show).not.toHaveBeenCalled();
  expect(play).not.toHaveBeenCalled();
});

it('is heard where the configuration wants that', () => {
  const { notify, play } = setUp({ sound: true });
  notify({ ...charge, outcome: succeeded });
  expect(play).toHaveBeenCalledTimes(1);
});
