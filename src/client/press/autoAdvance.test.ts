import { configuration } from '../../payment/testing/configuration';
import { calledBack, ready, settle, started as startedOn, stopTime } from '../testing/drive';
import { createMemoryCall, failed, type MemoryCall } from '../testing/memory';

stopTime();

const started = (
  memory = createMemoryCall({ configuration: configuration({ autoAdvance: true }) }),
) => startedOn(memory);

const card = {
  Capture: 'payment-card-number',
  PartialResult: 'false',
  PaymentCardNumber: 'xxxxxxxxxxxx4242',
  Required: 'expiration-date,security-code,postal-code',
};
const asked = ({ state }: MemoryCall) =>
  state.asked.map((question) =>
    question.operation === 'capture' ? question.request.field : question.operation,
  );

describe('R28 auto-advance', () => {
  it('asks for the first field once the payment is open, and for the next once one is captured', async () => {
    const { memory, client } = await started();
    expect(asked(memory)).toEqual(['start', 'payment-card-number']);
    calledBack(memory, 1, card);
    await settle(1_000);
    expect(asked(memory)).toEqual(['start', 'payment-card-number', 'expiration-date']);
    expect(client.getSnapshot()).toMatchObject({ pending: null, failure: null });
  });

  it('is how a contact center that says nothing of it works', () => {
    expect(configuration({ autoAdvance: undefined }).autoAdvance).toBe(true);
  });

  it('can be turned off', async () => {
    const { memory, client } = await started(createMemoryCall());
    await settle(5_000);
    expect(asked(memory)).toEqual(['start']);
    client.press({ kind: 'capture', field: 'payment-card-number' });
    await settle(1_000);
    calledBack(memory, 1, card);
    await settle(1_000);
    expect(asked(memory)).toEqual(['start', 'payment-card-number']);
  });

  it('waits while the caller is on hold, and so do presses', async () => {
    const { memory, client } = await started();
    client.setOnHold(true);
    calledBack(memory, 1, card);
    client.press({ kind: 'capture', field: 'expiration-date' });
    await settle(60_000);
    expect(asked(memory)).toEqual(['start', 'payment-card-number']);
    client.setOnHold(false);
    await settle(1_000);
    expect(asked(memory)).toEqual(['start', 'payment-card-number', 'expiration-date']);
  });

  it('leaves the order to the agent', async () => {
    const { memory, client } = await started();
    client.press({ kind: 'capture', field: 'expiration-date' });
    await settle(1_000);
    calledBack(memory, 2, {
      Capture: 'expiration-date',
      PartialResult: 'false',
      ExpirationDate: '1230',
    });
    await settle(1_000);
    expect(asked(memory).slice(2)).toEqual(['expiration-date', 'payment-card-number']);
    client.press({ kind: 'capture', field: 'postal-code' });
    await settle(1_000);
    expect(asked(memory).at(-1)).toBe('postal-code');
  });

  it('waits for the agent after a refused entry', async () => {
    const { memory } = await started();
    calledBack(memory, 1, { ...card, ErrorType: 'invalid-card-number', PaymentCardNumber: '' });
    await settle(5_000);
    expect(asked(memory)).toEqual(['start', 'payment-card-number']);
  });

  it('asks once from two tabs', async () => {
    const { memory, client } = await started();
    const { client: other } = await ready(memory);
    calledBack(memory, 1, card);
    await settle(1_000);
    const captures = memory.state.asked.slice(2);
    expect(captures.map(({ request }) => request.intent)).toHaveLength(2);
    expect(new Set(captures.map(({ request }) => request.intent)).size).toBe(1);
    expect(memory.document()?.current?.questions).toHaveLength(3);
    expect(other.getSnapshot()).toMatchObject({ pending: null, failure: null });
    expect(client.getSnapshot()).toMatchObject({ pending: null, failure: null });
  });

  it('waits for the agent’s own press, and follows it', async () => {
    const { memory, client } = await started();
    memory.state.deaf = true;
    client.press({ kind: 'capture', field: 'security-code' });
    await settle(1_000);
    calledBack(memory, 2, {
      Capture: 'security-code',
      PartialResult: 'false',
      SecurityCode: 'xxx',
      Required: 'payment-card-number,expiration-date,postal-code',
    });
    expect(asked(memory).slice(2)).toEqual(['security-code']);
    memory.state.deaf = false;
    memory.show();
    await settle(1_000);
    expect(asked(memory).slice(2)).toEqual(['security-code', 'payment-card-number']);
  });

  it('shows a failure as for a press, and does not retry', async () => {
    const { memory, client } = await started();
    memory.refuseAsk(failed('twilio-unavailable'));
    calledBack(memory, 1, card);
    await settle(1_000);
    const action = { kind: 'capture', field: 'expiration-date' } as const;
    expect(client.getSnapshot().failure).toMatchObject({ action });
    memory.show();
    await settle(5_000);
    expect(asked(memory)).toHaveLength(3);
    client.press(action);
    await settle(1_000);
    expect(client.getSnapshot()).toMatchObject({ failure: null });
  });

  it('asks nothing once the call is over', async () => {
    const { memory, client } = await started();
    client.setLive(false);
    calledBack(memory, 1, card);
    await settle(5_000);
    expect(asked(memory)).toEqual(['start', 'payment-card-number']);
  });

  it('notifies listeners once for a callback that leads to the next question', async () => {
    const { memory, client } = await started();
    const listener = jest.fn();
    client.subscribe(listener);
    calledBack(memory, 1, card);
    expect(listener).toHaveBeenCalledTimes(1);
  });
});
