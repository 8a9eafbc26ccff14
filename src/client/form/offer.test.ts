import type { Prefill } from '../../payment/offer/prefill';
import type { Outcome } from '../../payment/document/session';
import { configuration } from '../../payment/testing/configuration';
import { record } from '../../payment/testing/examples';
import { clientOf, ready as readyOn, settle, stopTime } from '../testing/drive';
import { call, createMemoryCall, failed, type MemoryCallOptions } from '../testing/memory';

stopTime();

const memoryOf = (options: MemoryCallOptions) =>
  createMemoryCall({ configuration: configuration(), ...options });
const ready = (options: MemoryCallOptions = {}) => readyOn(memoryOf(options));

const prefill = (over: Partial<Prefill>): Prefill => ({ locked: [], ...over });
const succeeded: Outcome = { kind: 'succeeded', confirmationCode: 'ch_1' };

describe('prefill', () => {
  it('is where the form starts, once: the agent’s edits stay', async () => {
    const { client, memory } = await ready({ prefill: prefill({ amount: '20', currency: 'EUR' }) });
    expect(client.getSnapshot().draft).toMatchObject({ amount: '20', currency: 'EUR' });
    client.edit({ amount: '25' });
    memory.offer({ prefill: prefill({ amount: '30' }) });
    client.connect();
    await settle();
    expect(client.getSnapshot().draft).toMatchObject({ amount: '25', currency: 'EUR' });
  });

  it('R71 sends what is locked, whatever was typed', async () => {
    const locked = prefill({ amount: '20', currency: 'EUR', locked: ['amount', 'currency'] });
    const { client, memory } = await ready({ prefill: locked });
    client.edit({ amount: '1', currency: 'USD' });
    client.press({ kind: 'start' });
    await settle();
    expect(memory.state.asked).toMatchObject([{ request: { amount: '20.00', currency: 'EUR' } }]);
  });

  it('R72 starts nothing when the task’s attribute cannot be read', async () => {
    const { client, memory } = await ready({ prefill: null });
    client.edit({ amount: '5' });
    client.press({ kind: 'start' });
    await settle();
    expect(memory.state.asked).toEqual([]);
    memory.offer({ prefill: prefill({ amount: '20' }) });
    client.connect();
    await settle();
    expect(client.getSnapshot().draft.amount).toBe('20');
  });

  it('is not offered a second time for an amount that was charged', async () => {
    const { client, memory } = await ready({
      prefill: prefill({ amount: '20', description: 'Order' }),
    });
    client.edit({ processor: 'Default', currency: 'EUR', description: 'Order 7' });
    memory.write((before) => ({ ...before, current: record([], { outcome: succeeded }) }));
    client.compose();
    expect(client.getSnapshot().draft).toMatchObject({
      amount: '',
      currency: 'EUR',
      description: 'Order',
    });
  });
});

describe('what the functions find wrong', () => {
  it('is shown as the form’s own problem, and the offer is fetched again', async () => {
    const { client, memory } = await ready();
    memory.offer({ prefill: prefill({ amount: '20', locked: ['amount'] }) });
    client.edit({ amount: '5' });
    client.press({ kind: 'start' });
    await settle();
    expect(client.getSnapshot()).toMatchObject({
      pending: null,
      failure: null,
      formProblems: [{ part: 'amount', problem: 'locked' }],
      phase: { offer: { prefill: { amount: '20', locked: ['amount'] } } },
      draft: { amount: '5' },
    });
    client.press({ kind: 'start' });
    await settle();
    expect(memory.state.asked.at(-1)).toMatchObject({ request: { amount: '20.00' } });
    expect(client.getSnapshot()).toMatchObject({ formProblems: [], failure: null });
  });

  it.each([
    [{ part: 'amount', problem: 'too-many-decimals', decimals: 2, parts: ['amount'] }],
    [{ part: 'amount', problem: 'above-maximum', limit: '500.00', parts: ['amount'] }],
    [{ part: 'parameter', name: 'AVSName', problem: 'too-long', limit: 200, parts: [] }],
    [{ part: 'purpose', problem: 'not-offered', parts: ['purpose', 'amount'] }],
  ])('is understood: %j', async ({ parts, ...problem }) => {
    const { client, memory } = await ready();
    memory.refuseAsk(failed('order-invalid', { ...problem, parts }));
    client.edit({ amount: '5' });
    client.press({ kind: 'start' });
    await settle();
    expect(client.getSnapshot().formProblems).toEqual([problem]);
  });

  it('is a failure of the press when it cannot be understood', async () => {
    const { client, memory } = await ready();
    memory.refuseAsk(failed('order-invalid', { part: 'colour', problem: 'blue' }));
    client.edit({ amount: '5' });
    client.press({ kind: 'start' });
    await settle();
    expect(client.getSnapshot().failure?.problem).toMatchObject({ kind: 'failed' });
  });
});

describe('problems of the form', () => {
  it('go with the edit of what they are about, and all with another choice', async () => {
    const { client } = await ready();
    client.edit({ method: 'ach-debit' });
    client.press({ kind: 'start' });
    const parts = () => client.getSnapshot().formProblems.map(({ part }) => part);
    expect(parts()).toEqual(['amount', 'parameter']);
    client.edit({ description: 'Order 7' });
    expect(parts()).toEqual(['amount', 'parameter']);
    client.edit({ parameters: { AVSName: 'A' } });
    expect(parts()).toEqual(['amount']);
    client.edit({ currency: 'EUR' });
    expect(parts()).toEqual([]);
  });
});

describe('filling the form from outside', () => {
  const values = { amount: '15.00', description: 'Invoice 17', parameters: { order: 'AB1' } };

  it('waits until the offer is known, and overrides the prefill', async () => {
    const client = clientOf(memoryOf({ prefill: prefill({ amount: '20', currency: 'EUR' }) }));
    client.fill({ amount: '1' });
    client.fill(values);
    client.setCall(call);
    await settle();
    expect(client.getSnapshot().draft).toMatchObject({ ...values, currency: 'EUR' });
  });

  it('keeps what it does not name', async () => {
    const { client } = await ready();
    client.edit({ amount: '7', parameters: { AVSName: 'A. Holder' } });
    client.fill({ parameters: { order: 'AB1' } });
    expect(client.getSnapshot().draft).toMatchObject({
      amount: '7',
      parameters: { AVSName: 'A. Holder', order: 'AB1' },
    });
  });

  it('leaves an open payment alone', async () => {
    const { client } = await ready();
    client.edit({ amount: '7' });
    client.press({ kind: 'start' });
    client.fill(values);
    await settle(1_000);
    client.fill(values);
    expect(client.getSnapshot()).toMatchObject({ composing: false, draft: { amount: '7' } });
  });

  it('shows the form after an outcome, but only when there is something to fill in', async () => {
    const { client, memory } = await ready();
    memory.write((before) => ({ ...before, current: record([], { outcome: succeeded }) }));
    client.fill({});
    expect(client.getSnapshot().composing).toBe(false);
    client.fill(values);
    expect(client.getSnapshot()).toMatchObject({ composing: true, draft: values });
  });
});
