import { calledBack, ready, settle, started, stopTime } from '../testing/drive';
import { createMemoryCall, failed } from '../testing/memory';

stopTime();

describe('pressing', () => {
  it('starts with the amount in the form it is shown in', async () => {
    const { memory, client } = await started(createMemoryCall(), '12.5');
    expect(memory.state.asked).toMatchObject([
      { operation: 'start', request: { amount: '12.50', currency: 'USD', description: 'Order 7' } },
    ]);
    expect(client.getSnapshot().view.session).toMatchObject({
      status: 'collecting',
      order: { purpose: { charge: { amount: '12.50', currency: 'USD' } } },
    });
    expect(client.getSnapshot().pending).toBeNull();
  });

  it('does not send an invalid amount', async () => {
    const { memory, client } = await ready();
    client.edit({ amount: '12.505' });
    client.press({ kind: 'start' });
    expect(client.getSnapshot()).toMatchObject({
      draft: { amount: '12.505' },
      formProblems: [{ part: 'amount', problem: 'too-many-decimals' }],
    });
    client.edit({ amount: '12.50' });
    expect(client.getSnapshot().formProblems).toEqual([]);
    expect(memory.state.asked).toEqual([]);
  });

  it('asks for a field again at once after a refused entry, however quickly', async () => {
    const { memory, client } = await started();
    client.press({ kind: 'capture', field: 'payment-card-number' });
    await settle(20);
    client.press({ kind: 'capture', field: 'payment-card-number' });
    await settle(20);
    expect(memory.state.asked).toHaveLength(2);
    calledBack(memory, 1, { Capture: 'payment-card-number', ErrorType: 'invalid-card-number' });
    client.press({ kind: 'capture', field: 'payment-card-number' });
    await settle(20);
    expect(memory.state.asked).toHaveLength(3);
  });

  it('ignores a second press while one is pending', async () => {
    const { memory, client } = await started();
    client.press({ kind: 'capture', field: 'payment-card-number' });
    client.press({ kind: 'capture', field: 'payment-card-number' });
    client.press({ kind: 'cancel' });
    await settle();
    client.press({ kind: 'capture', field: 'payment-card-number' });
    await settle(1_000);
    expect(memory.state.asked.map(({ operation }) => operation)).toEqual(['start', 'capture']);
  });

  it('does not treat a cancel as the second press of the previous payment’s', async () => {
    const { memory, client } = await started();
    const other = (await ready(memory)).client;
    client.press({ kind: 'cancel' });
    await settle(20);
    client.press({ kind: 'cancel' });
    calledBack(memory, 1, { Result: 'transaction-cancelled' });
    other.edit({ amount: '8' });
    other.press({ kind: 'start' });
    await settle(20);
    client.press({ kind: 'cancel' });
    await settle(20);
    const asked = memory.state.asked.map(({ operation }) => operation);
    expect(asked).toEqual(['start', 'cancel', 'start', 'cancel']);
  });

  it('keeps a press pending until its question shows in the document', async () => {
    const { memory, client } = await started();
    memory.state.deaf = true;
    client.press({ kind: 'capture', field: 'expiration-date' });
    await settle(1_000);
    expect(client.getSnapshot().pending).toEqual({ kind: 'capture', field: 'expiration-date' });
    await settle(4_000);
    expect(memory.state.refreshed).toBe(1);
    memory.state.deaf = false;
    memory.show();
    expect(client.getSnapshot()).toMatchObject({ pending: null, failure: null });
  });

  it('gives up a press that the document never shows', async () => {
    const { memory, client } = await started();
    memory.state.deaf = true;
    client.press({ kind: 'cancel' });
    await settle(16_000);
    expect(client.getSnapshot()).toMatchObject({
      pending: null,
      failure: { action: { kind: 'cancel' }, problem: { kind: 'not-shown' } },
    });
    memory.state.deaf = false;
    memory.show();
    expect(client.getSnapshot().failure).toBeNull();
  });

  it('gives each press its own intent', async () => {
    const { memory, client } = await started();
    for (let press = 0; press < 3; press += 1) {
      client.press({ kind: 'capture', field: 'payment-card-number' });
      await settle(1_000);
    }
    expect(new Set(memory.state.asked.map(({ request }) => request.intent)).size).toBe(4);
  });

  it('shows a failure and keeps what was typed', async () => {
    const { memory, client } = await ready();
    memory.refuseAsk({ kind: 'unreachable' });
    client.edit({ amount: '7', description: 'Order 8' });
    client.press({ kind: 'start' });
    await settle();
    expect(client.getSnapshot()).toMatchObject({
      pending: null,
      failure: { action: { kind: 'start' }, problem: { kind: 'unreachable' } },
      draft: { amount: '7', description: 'Order 8' },
    });
    client.press({ kind: 'start' });
    await settle();
    expect(client.getSnapshot()).toMatchObject({
      failure: null,
      view: { session: { status: 'collecting' } },
    });
  });

  it('refuses one of two tabs that start at once, and shows that only while it is true', async () => {
    const memory = createMemoryCall();
    const [winner, loser] = [(await ready(memory)).client, (await ready(memory)).client];
    for (const client of [winner, loser]) {
      client.edit({ amount: '5' });
      client.press({ kind: 'start' });
    }
    await settle(1_000);
    const start = { action: { kind: 'start' }, problem: failed('payment-open') };
    expect(loser.getSnapshot().failure).toEqual(start);
    expect(winner.getSnapshot().failure).toBeNull();
    winner.press({ kind: 'capture', field: 'payment-card-number' });
    await settle(1_000);
    expect(loser.getSnapshot().failure).toEqual(start);
    winner.press({ kind: 'cancel' });
    await settle(1_000);
    expect(loser.getSnapshot()).toMatchObject({
      failure: null,
      view: { session: { status: 'cancelling' } },
    });
  });

  it('does not show a refusal that arrives after the outcome', async () => {
    const { memory, client } = await started(createMemoryCall({ fields: [] }));
    const other = (await ready(memory)).client;
    other.press({ kind: 'complete' });
    await settle(1_000);
    calledBack(memory, 1, { Result: 'success', PaymentConfirmationCode: 'ch_1' });
    memory.refuseAsk(failed('payment-busy'));
    client.press({ kind: 'cancel' });
    await settle(1_000);
    expect(client.getSnapshot()).toMatchObject({
      pending: null,
      failure: null,
      view: { session: { status: 'succeeded' } },
    });
  });

  it('shows a refused complete until something else is pressed', async () => {
    const { memory, client } = await started(createMemoryCall({ fields: [] }));
    memory.refuseAsk(failed('twilio-refused', { twilioCode: 20429 }));
    client.press({ kind: 'complete' });
    await settle(1_000);
    memory.show();
    expect(client.getSnapshot().view.canComplete).toBe(true);
    expect(client.getSnapshot().failure?.action).toEqual({ kind: 'complete' });
  });

  it('takes back an unanswered failure once the document shows the press after all', async () => {
    const { memory, client } = await started();
    memory.state.deaf = true;
    const ask = memory.functions.ask.bind(memory.functions);
    jest.spyOn(memory.functions, 'ask').mockImplementationOnce(async (question) => {
      await ask(question);
      return { kind: 'unreachable' };
    });
    client.press({ kind: 'capture', field: 'payment-card-number' });
    await settle();
    expect(client.getSnapshot().failure?.problem.kind).toBe('unreachable');
    memory.state.deaf = false;
    memory.show();
    expect(client.getSnapshot().failure).toBeNull();
  });
});
