import type { ITask } from '@twilio/flex-ui';
import { createPaymentClient } from '../client/paymentClient';
import { createPaymentClients } from '../client/registry';
import { createMemoryCall } from '../client/testing/memory';
import { createOpenPayment, type Desktop } from './openPayment';

type SeenTask = Pick<ITask, 'sid' | 'taskSid'> & { readonly call: boolean };

const sid = (prefix: string, digit: string) => prefix + digit.repeat(32);
const call: SeenTask = { sid: sid('WR', '1'), taskSid: sid('WT', '1'), call: true };
const chat: SeenTask = { sid: sid('WR', '2'), taskSid: sid('WT', '2'), call: false };

function setUp(
  { selected, set }: { selected?: SeenTask; set: boolean } = { selected: call, set: true },
) {
  const memory = createMemoryCall();
  const clients = createPaymentClients(() =>
    createPaymentClient(memory.functions, memory.openLiveDocument),
  );
  const fill = jest.spyOn(clients.of(call.taskSid), 'fill');
  const shown: string[] = [];
  const desktop: Desktop<SeenTask> = {
    findTask: (found) =>
      found === undefined
        ? selected
        : [call, chat].find((task) => task.sid === found || task.taskSid === found),
    isCall: (task) => task.call,
    showPayment(task) {
      shown.push(task.taskSid);
      return Promise.resolve();
    },
  };
  return { open: createOpenPayment(desktop, set ? clients : undefined), fill, shown };
}

const values = {
  amount: '12.50',
  currency: 'EUR',
  description: 'Invoice 17',
  method: 'credit-card',
  processor: 'Default',
  purpose: 'charge',
  parameters: { order: 'AB1' },
};

it.each([
  ['the selected task', {}],
  ['a reservation SID', { sid: call.sid }],
  ['a task SID', { sid: call.taskSid }],
  ['the task itself', { task: call }],
])('shows the payment of %s, and fills the form', async (_name, which) => {
  const { open, fill, shown } = setUp();
  await open({ ...which, ...values });
  expect(shown).toEqual([call.taskSid]);
  expect(fill).toHaveBeenCalledWith(values);
});

it('needs no payload, and takes an amount as a number', async () => {
  const { open, fill } = setUp();
  await open();
  expect(fill).toHaveBeenLastCalledWith({});
  await open({ amount: 12.5 });
  expect(fill).toHaveBeenLastCalledWith({ amount: '12.5' });
});

it.each([
  [{ colour: 'blue' }, 'OpenPayment: colour is not known'],
  [{ amount: true }, 'OpenPayment: amount must be (string | number)'],
  [{ method: 'cash' }, 'OpenPayment: method must be ("credit-card" | "ach-debit")'],
  [{ parameters: { order: 7 } }, 'OpenPayment: parameters.order must be string'],
  [{ sid: 'CA1' }, 'OpenPayment: sid must be /^W[RT][0-9a-f]{32}$/i'],
  [{ sid: sid('WR', '9') }, `OpenPayment: this agent has no task ${sid('WR', '9')}`],
  [{ sid: chat.sid }, 'OpenPayment: the task is not a call'],
  ['now', 'OpenPayment: payload must be Object'],
])('rejects %j with words for a developer', async (payload, message) => {
  const { open, fill, shown } = setUp();
  await expect(open(payload)).rejects.toThrow(new Error(message));
  expect(fill).not.toHaveBeenCalled();
  expect(shown).toEqual([]);
});

it('does not repeat what was passed in', async () => {
  const { open } = setUp();
  await expect(open({ description: 4111111111111111 })).rejects.not.toThrow(/4111/);
});

it('rejects when nothing is selected, or payments are not set up', async () => {
  await expect(setUp({ set: true }).open(values)).rejects.toThrow('no task is selected');
  const notSet = setUp({ selected: call, set: false });
  await expect(notSet.open(values)).rejects.toThrow('functions_url is not set');
});
