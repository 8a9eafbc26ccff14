import { createPaymentClients } from './registry';
import { ready, settle, stopTime } from './testing/drive';
import { createMemoryCall } from './testing/memory';

stopTime();

const setUp = async () => {
  const made = new Map<string, Awaited<ReturnType<typeof ready>>>();
  for (const taskSid of ['WT1', 'WT2']) made.set(taskSid, await ready(createMemoryCall()));
  const clients = createPaymentClients((taskSid) => {
    const found = made.get(taskSid);
    if (!found) throw new Error(`no client for ${taskSid}`);
    return found.client;
  });
  const state = (taskSid: string) => made.get(taskSid)?.memory.state;
  return { clients, state };
};

it('keeps one client per task until the task is over', async () => {
  const { clients, state } = await setUp();
  expect(clients.find('WT1')).toBeUndefined();
  expect(clients.of('WT1')).toBe(clients.of('WT1'));
  expect(clients.find('WT1')).toBe(clients.of('WT1'));
  clients.dispose('WT1');
  expect(clients.find('WT1')).toBeUndefined();
  expect(state('WT1')?.closed).toBe(1);
});

it('keeps a client until the last of those who hold it lets go', async () => {
  const { clients, state } = await setUp();
  const [tab, badge] = [clients.hold('WT1'), clients.hold('WT1')];
  clients.of('WT1');
  tab();
  expect(state('WT1')?.closed).toBe(0);
  badge();
  expect(clients.find('WT1')).toBeUndefined();
  expect(state('WT1')?.closed).toBe(1);
});

it('keeps the clients of the remaining tasks', async () => {
  const { clients, state } = await setUp();
  clients.of('WT1');
  const kept = clients.of('WT2');
  clients.keepOnly(new Set(['WT2']));
  expect(clients.find('WT1')).toBeUndefined();
  expect(state('WT1')?.closed).toBe(1);
  expect(clients.find('WT2')).toBe(kept);
  expect(state('WT2')?.closed).toBe(0);
});

it('wakes every client', async () => {
  const { clients, state } = await setUp();
  clients.of('WT1');
  clients.of('WT2');
  clients.wake();
  expect([state('WT1')?.refreshed, state('WT2')?.refreshed]).toEqual([1, 1]);
});

it('leaves nothing of a disposed client running', async () => {
  const { clients } = await setUp();
  for (const taskSid of ['WT1', 'WT2']) {
    const client = clients.of(taskSid);
    client.edit({ amount: '5' });
    client.press({ kind: 'start' });
    await settle();
    clients.dispose(taskSid);
  }
  await settle();
  expect(jest.getTimerCount()).toBe(0);
});

it('ends every client for good when it is closed', async () => {
  const { clients, state } = await setUp();
  clients.of('WT1');
  clients.close();
  expect(state('WT1')?.closed).toBe(1);
  // A last rendering may still ask for one.
  clients.of('WT2');
  expect(clients.find('WT2')).toBeUndefined();
  expect(state('WT2')?.closed).toBe(1);
});
