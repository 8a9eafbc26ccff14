import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Leaving, LeavingAnswer } from '../client/leaving';
import type { PaymentClient } from '../client/paymentClient';
import { clientOf as newClient } from '../client/testing/drive';
import { createMemoryCall } from '../client/testing/memory';
import { addGuards, type Guarded } from './guards';

/** The published Flex UI, in one file. */
const flexUi = readFileSync(require.resolve('@twilio/flex-ui'), 'utf8');

const task = { sid: 'WR1' };
const client = newClient(createMemoryCall());

type Desktop = Guarded<typeof task>;

function setUp(
  answer: LeavingAnswer = 'stay',
  clientOf: Desktop['clientOf'] = () => client,
  colleagues = false,
) {
  const actions = new EventEmitter();
  const desktop = {
    findTask: (sid: string) => (sid === 'WR1' ? task : undefined),
    clientOf,
    hasColleagues: () => colleagues,
    ask: jest.fn<Promise<LeavingAnswer>, [PaymentClient, Leaving]>(() => Promise.resolve(answer)),
    showPayment: jest.fn(() => Promise.resolve()),
  };
  const remove = addGuards(actions, desktop);
  /** As Flex does: waits for every listener, and returns whether one of them aborted. */
  async function before(action: string, payload: unknown): Promise<boolean> {
    const abort = jest.fn();
    const listeners: readonly unknown[] = actions.listeners(`before${action}`);
    for (const listener of listeners) {
      if (typeof listener === 'function')
        await Reflect.apply(listener, undefined, [payload, abort]);
    }
    return abort.mock.calls.length > 0;
  }
  return { actions, desktop, remove, before };
}

it.each([
  ['HangupCall', 'end'],
  ['EndConferenceForAll', 'end'],
  ['WrapupTask', 'end'],
  ['CompleteTask', 'end'],
  ['HoldCall', 'hold'],
  ['TransferTask', 'transfer'],
  ['StartExternalWarmTransfer', 'add-party'],
] as const)(
  '%s asks about the payment of its task, and is aborted when the agent stays',
  async (action, leaving) => {
    const { before, desktop } = setUp();
    await expect(before(action, { task })).resolves.toBe(true);
    await expect(before(action, { sid: 'WR1' })).resolves.toBe(true);
    expect(desktop.ask.mock.calls).toEqual([
      [client, leaving],
      [client, leaving],
    ]);
    expect(desktop.showPayment).toHaveBeenCalledWith(task);
  },
);

it.each([
  ['HangupCall', 'leave'],
  ['EndConferenceForAll', 'end'],
] as const)('with a colleague in the call %s is asked about as %s', async (action, leaving) => {
  const { before, desktop } = setUp('stay', undefined, true);
  await before(action, { task });
  expect(desktop.ask.mock.calls).toEqual([[client, leaving]]);
});

it('continues when the agent says so', async () => {
  const { before, desktop } = setUp('go-on');
  await expect(before('HangupCall', { task })).resolves.toBe(false);
  expect(desktop.showPayment).not.toHaveBeenCalled();
});

it('is aborted, and shows nothing, when the call is gone before the agent answered', async () => {
  const { before, desktop } = setUp('gone');
  await expect(before('HangupCall', { task })).resolves.toBe(true);
  expect(desktop.showPayment).not.toHaveBeenCalled();
});

it.each([
  ['a task whose payments nobody looked at', { task }, () => undefined],
  ['a task that is not this agent’s', { sid: 'WR2' }, undefined],
  ['a payload of somebody else', undefined, undefined],
])('asks nothing for %s', async (_name, payload, clientOf) => {
  const { before, desktop } = setUp('stay', clientOf);
  await expect(before('CompleteTask', payload)).resolves.toBe(false);
  expect(desktop.ask).not.toHaveBeenCalled();
});

it('adds one listener for each action, and removes them all', () => {
  const { actions, remove } = setUp();
  expect(actions.eventNames()).toHaveLength(7);
  for (const event of actions.eventNames()) expect(actions.listenerCount(event)).toBe(1);
  remove();
  expect(actions.eventNames()).toEqual([]);
});

it('listens to actions that Flex UI has', () => {
  const guarded = setUp()
    .actions.eventNames()
    .map((event) => String(event).replace('before', ''));
  expect(guarded.filter((action) => !flexUi.includes(`registerAction("${action}"`))).toEqual([]);
});
