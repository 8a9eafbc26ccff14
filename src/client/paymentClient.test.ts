import { timeLimits } from '../payment/rules/status';
import { calledBack, clientOf, ready, settle, started, stopTime } from './testing/drive';
import { call, cardsOnly, createMemoryCall, failed } from './testing/memory';

stopTime();

const cardKeys = (digits: number) => ({
  Capture: 'payment-card-number',
  PartialResult: 'true',
  PaymentCardNumber: 'x'.repeat(digits),
});

describe('connecting', () => {
  it('waits until the customer has joined', async () => {
    const memory = createMemoryCall();
    const client = clientOf(memory);
    client.setCall(undefined);
    await settle();
    expect(client.getSnapshot().phase).toEqual({ kind: 'waiting' });
    expect(memory.state.opened).toBe(0);
    client.setCall(call);
    expect(client.getSnapshot().phase).toEqual({ kind: 'connecting' });
    await settle();
    expect(client.getSnapshot().phase).toEqual({
      kind: 'ready',
      offer: { configuration: cardsOnly, prefill: { locked: [] } },
    });
  });

  it('opens once for a call, however often it is shown', async () => {
    const { memory, client } = await ready();
    client.setCall({ ...call });
    client.setCall(undefined);
    await settle();
    expect(memory.state.opened).toBe(1);
  });

  it('tries again while the call may not be seen yet, and then says why not', async () => {
    const memory = createMemoryCall();
    const refusal = failed('call-not-live');
    memory.refuseOpen(refusal, refusal, refusal, refusal);
    const client = clientOf(memory);
    client.setCall(call);
    await settle(10_000);
    expect(client.getSnapshot().phase).toEqual({ kind: 'unavailable', problem: refusal });
    client.connect();
    await settle();
    expect(client.getSnapshot().phase.kind).toBe('ready');
  });

  it.each([
    ['nobody answers', { kind: 'unreachable' } as const],
    ['the Flex token has expired', failed('token-invalid')],
    ['Twilio is not available', failed('twilio-unavailable')],
  ])('keeps retrying while %s, and says since when', async (_why, refusal) => {
    const memory = createMemoryCall();
    memory.refuseOpen(refusal, refusal, refusal);
    const client = clientOf(memory);
    const since = Date.now();
    client.setCall(call);
    for (const opened of [1, 2, 3]) {
      await settle(opened === 1 ? 0 : 2 ** (opened - 1) * 1_000);
      const phase = { kind: 'retrying', problem: refusal, since };
      expect(client.getSnapshot().phase).toEqual(phase);
      expect(memory.state.opened).toBe(opened);
    }
    await settle(8_000);
    expect(client.getSnapshot().phase.kind).toBe('ready');
  });

  it('asks again as soon as the laptop wakes, and otherwise no sooner than it was allowed to', async () => {
    const memory = createMemoryCall();
    const refusal = failed('too-many-requests', { seconds: 40 });
    memory.refuseOpen(refusal, refusal);
    const client = clientOf(memory);
    client.setCall(call);
    await settle(39_000);
    expect(memory.state.opened).toBe(1);
    client.wake();
    await settle();
    expect(memory.state.opened).toBe(2);
    await settle(40_000);
    expect(client.getSnapshot().phase.kind).toBe('ready');
  });

  it('rereads the live view when the laptop wakes', async () => {
    const { memory, client } = await ready();
    client.wake();
    expect(memory.state.refreshed).toBe(1);
  });

  describe('F6 the functions name the customer’s leg', () => {
    const external = { ...call, callSid: `CA${'e'.repeat(32)}` };
    const told = failed('not-your-call', { callSid: call.callSid });

    it('to a panel that asked for another one, and it is opened at once', async () => {
      const memory = createMemoryCall();
      memory.refuseOpen(told);
      const client = clientOf(memory);
      client.setCall(external);
      await settle();
      expect(client.getSnapshot().phase.kind).toBe('ready');
      expect(memory.state.openedFor).toEqual([external, call]);
      // What Flex lists it has listed before, or as the functions do.
      client.setCall({ ...external });
      client.setCall(call);
      await settle();
      expect(memory.state.openedFor).toHaveLength(2);
    });

    it('with a press, which shows it and is not sent again', async () => {
      const { memory, client } = await ready();
      memory.refuseAsk(failed('not-your-call', { callSid: external.callSid }));
      client.edit({ amount: '5' });
      client.press({ kind: 'start' });
      await settle();
      expect(memory.state.asked).toHaveLength(1);
      expect(memory.state.openedFor).toEqual([call, external]);
      expect(client.getSnapshot()).toMatchObject({
        phase: { kind: 'ready' },
        pending: null,
        failure: { problem: { failure: { code: 'not-your-call' } } },
      });
    });

    it('and stop when the two sides keep disagreeing', async () => {
      const memory = createMemoryCall();
      const other = failed('not-your-call', { callSid: external.callSid });
      memory.refuseOpen(other, told, other, told, other, told, other, told, other);
      const client = clientOf(memory);
      client.setCall(call);
      await settle(60_000);
      expect(client.getSnapshot().phase.kind).toBe('unavailable');
    });
  });

  it('does not show a document of another version', async () => {
    const { memory, client } = await ready();
    memory.unreadable();
    expect(client.getSnapshot().phase).toEqual({
      kind: 'unavailable',
      problem: { kind: 'unreadable', session: undefined },
    });
    client.press({ kind: 'cancel' });
    await settle(0);
    expect(memory.state.asked).toEqual([]);
  });

  it('R52 cancels the payment of a document of another version, and nothing else', async () => {
    const { memory, client } = await ready();
    client.edit({ amount: '12.50' });
    client.press({ kind: 'start' });
    await settle(1_000);
    const session = memory.document()?.current?.key ?? '';
    memory.unreadable(session);
    client.press({ kind: 'complete' });
    client.press({ kind: 'start' });
    client.press({ kind: 'cancel' });
    await settle(20_000);
    expect(memory.state.asked.map(({ operation }) => operation)).toEqual(['start', 'cancel']);
    expect(client.getSnapshot()).toMatchObject({
      phase: { kind: 'unavailable', problem: { kind: 'cancel-sent' } },
      pending: null,
      failure: null,
    });
  });

  it('R52 cancels a payment that the functions cannot read', async () => {
    const memory = createMemoryCall();
    const session = crypto.randomUUID();
    memory.refuseOpen(failed('document-unreadable', { session }));
    const client = clientOf(memory);
    client.setCall(call);
    await settle(0);
    client.press({ kind: 'cancel' });
    await settle(0);
    expect(memory.state.asked).toMatchObject([{ operation: 'cancel', request: { session } }]);
  });

  it('says since when the live view is interrupted', async () => {
    const { memory, client } = await ready();
    memory.disconnect();
    expect(client.getSnapshot().connection.kind).toBe('reconnecting');
  });
});

describe('what time does', () => {
  it('R21 turns an unanswered complete into unknown by the functions’ clock, without new evidence', async () => {
    const memory = createMemoryCall({ fields: [] });
    memory.state.clockAhead = 3_600_000;
    const { client } = await ready(memory);
    client.edit({ amount: '5' });
    client.press({ kind: 'start' });
    await settle();
    client.press({ kind: 'complete' });
    await settle(timeLimits.complete - 1_000);
    expect(client.getSnapshot().view.session?.status).toBe('completing');
    await settle(2_000);
    expect(client.getSnapshot().view.session?.status).toBe('unknown');
  });

  it('R24 requires the confirmation to charge again after an unknown outcome, and sends it', async () => {
    const memory = createMemoryCall({ fields: [] });
    const { client } = await ready(memory);
    client.edit({ amount: '5' });
    client.press({ kind: 'start' });
    await settle();
    client.press({ kind: 'complete' });
    await settle(timeLimits.complete + 2_000);
    client.compose();
    client.press({ kind: 'start' });
    expect(client.getSnapshot().formProblems).toMatchObject([{ part: 'chargeAgain' }]);
    client.edit({ chargeAgain: true });
    client.press({ kind: 'start' });
    await settle();
    expect(memory.state.asked.at(-1)).toMatchObject({ request: { chargeAgain: 'true' } });
    expect(client.getSnapshot()).toMatchObject({ composing: false, failure: null });
  });

  it('uses a shorter limit for the live view while an answer is due', async () => {
    const { memory, client } = await started();
    expect(memory.state.due).toBe(false);
    client.press({ kind: 'capture', field: 'payment-card-number' });
    await settle();
    expect(memory.state.due).toBe(true);
    calledBack(memory, 1, { Capture: 'payment-card-number', ErrorType: 'invalid-card-number' });
    expect(memory.state.due).toBe(false);
  });
});

describe('listeners', () => {
  it('are called once for a callback, and not at all for one that changes nothing', async () => {
    const { memory, client } = await started();
    client.press({ kind: 'capture', field: 'payment-card-number' });
    await settle(1_000);
    const other = await ready();
    const listener = jest.fn();
    const otherListener = jest.fn();
    client.subscribe(listener);
    other.client.subscribe(otherListener);
    calledBack(memory, 1, cardKeys(1));
    calledBack(memory, 1, cardKeys(2));
    expect(listener).toHaveBeenCalledTimes(2);
    calledBack(memory, 1, cardKeys(2));
    calledBack(memory, 1, cardKeys(1));
    expect(listener).toHaveBeenCalledTimes(2);
    expect(otherListener).not.toHaveBeenCalled();
  });

  it('see unchanged rows and what was agreed as the same objects', async () => {
    const { memory, client } = await started();
    client.press({ kind: 'capture', field: 'payment-card-number' });
    await settle(1_000);
    const before = client.getSnapshot().view;
    calledBack(memory, 1, cardKeys(3));
    const after = client.getSnapshot().view;
    expect(after.fields[0]).not.toBe(before.fields[0]);
    const others = after.fields.slice(1);
    expect(others.every((row, index) => row === before.fields[index + 1])).toBe(true);
    expect(after.session).not.toBe(before.session);
    expect(after.session?.order).toBe(before.session?.order);
  });
});

it('closes its document and stays silent once disposed', async () => {
  const { memory, client } = await started();
  const listener = jest.fn();
  client.subscribe(listener);
  client.dispose();
  listener.mockClear();
  calledBack(memory, 0, cardKeys(3));
  await settle(100_000);
  expect(listener).not.toHaveBeenCalled();
  expect(memory.state).toMatchObject({ closed: 1, refreshed: 0 });
});
