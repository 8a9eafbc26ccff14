import { followPayments, type PaymentEvent } from './paymentEvents';
import { calledBack, ready, settle, started, stopTime } from './testing/drive';
import { call, failed } from './testing/memory';
import type { PaymentClient } from './paymentClient';

stopTime();

const card = {
  Capture: 'payment-card-number',
  PartialResult: 'false',
  PaymentCardNumber: 'xxxxxxxxxxxx4242',
  PaymentCardType: 'visa',
};
const refused = { Capture: 'payment-card-number', ErrorType: 'invalid-card-number' };
const succeeded = { Result: 'success', PaymentConfirmationCode: 'ch_1' };

function eventsOf(client: PaymentClient) {
  const events: PaymentEvent[] = [];
  const stop = followPayments(call.taskSid, client, (event) => events.push(event));
  return { events, stop, names: () => events.map(({ name }) => name) };
}

async function start(client: PaymentClient) {
  client.edit({ amount: '12.50', description: 'Order 7' });
  client.press({ kind: 'start' });
  await settle(1_000);
}

async function askCard(client: PaymentClient) {
  client.press({ kind: 'capture', field: 'payment-card-number' });
  await settle(1_000);
}

/** A payment that is followed from before its start. */
async function followed() {
  const { memory, client } = await ready();
  const listening = eventsOf(client);
  await start(client);
  return { memory, client, ...listening };
}

it('reports each event once, in order, with what the agent sees', async () => {
  const { memory, client, events } = await followed();
  await askCard(client);
  calledBack(memory, 1, { ...card, PartialResult: 'true', PaymentCardNumber: 'xxxx' });
  calledBack(memory, 1, card);
  calledBack(memory, 1, card);
  calledBack(memory, 1, succeeded);
  calledBack(memory, 1, succeeded);
  const payment = {
    taskSid: call.taskSid,
    session: memory.document()?.current?.key,
    processor: 'Default',
    method: 'credit-card',
    description: 'Order 7',
    amount: '12.50',
    currency: 'USD',
  };
  expect(events).toEqual([
    { name: 'PaymentStarted', payload: payment },
    {
      name: 'PaymentCaptured',
      payload: {
        ...payment,
        field: 'payment-card-number',
        shown: 'xxxx xxxx xxxx 4242',
        brand: 'visa',
      },
    },
    {
      name: 'PaymentFinished',
      payload: { ...payment, outcome: { kind: 'succeeded', confirmationCode: 'ch_1' } },
    },
  ]);
});

it('reports a field again when it is captured again, and never one that was refused', async () => {
  const { memory, client, names } = await followed();
  await askCard(client);
  calledBack(memory, 1, refused);
  expect(names()).toEqual(['PaymentStarted']);
  await askCard(client);
  calledBack(memory, 2, card);
  await askCard(client);
  calledBack(memory, 3, card);
  expect(names()).toEqual(['PaymentStarted', 'PaymentCaptured', 'PaymentCaptured']);
});

it('R21 reports an outcome that settles an unknown one', async () => {
  const { memory, events } = await followed();
  calledBack(memory, 0, { Result: 'never-heard-of' });
  calledBack(memory, 0, succeeded);
  const outcomes = events.flatMap((event) =>
    event.name === 'PaymentFinished' ? [event.payload.outcome.kind] : [],
  );
  expect(outcomes).toEqual(['unknown', 'succeeded']);
});

it('reports nothing about a start that was refused', async () => {
  const { memory, client } = await ready();
  const { names } = eventsOf(client);
  memory.refuseAsk(failed('call-not-live'));
  await start(client);
  expect(names()).toEqual([]);
});

it('reports nothing that happened before it began, and everything after', async () => {
  const { memory, client } = await started();
  const { names } = eventsOf(client);
  expect(names()).toEqual([]);
  client.press({ kind: 'capture', field: 'payment-card-number' });
  await settle(1_000);
  calledBack(memory, 1, card);
  expect(names()).toEqual(['PaymentCaptured']);
});

it('reports a second payment on the call separately', async () => {
  const { memory, client, events } = await followed();
  calledBack(memory, 0, succeeded);
  client.compose();
  await start(client);
  const sessions = events.map(({ payload }) => payload.session);
  expect(events.map(({ name }) => name)).toEqual([
    'PaymentStarted',
    'PaymentFinished',
    'PaymentStarted',
  ]);
  expect(new Set(sessions).size).toBe(2);
});

it('ends when it is stopped', async () => {
  const { memory, events, stop } = await followed();
  stop();
  calledBack(memory, 0, succeeded);
  expect(events).toHaveLength(1);
});
