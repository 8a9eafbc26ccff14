import { mergeCallback } from '../../payment/rules/merge';
import { callback } from '../../payment/testing/examples';
import { createPaymentClient } from '../paymentClient';
import { call, createMemoryCall, type MemoryCall } from './memory';

/** Time stands still except in `settle`; call this once in a test file. */
export function stopTime(): void {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });
}

export const settle = (ms = 0) => jest.advanceTimersByTimeAsync(ms);

/** A client that does not know its call yet. */
export function clientOf(memory: MemoryCall) {
  return createPaymentClient(memory.functions, memory.openLiveDocument);
}

export async function ready(memory = createMemoryCall()) {
  const client = clientOf(memory);
  client.setCall(call);
  await settle();
  return { memory, client };
}

/** A payment that was started just now. */
export async function started(memory = createMemoryCall(), amount = '12.50') {
  const { client } = await ready(memory);
  client.edit({ amount, description: 'Order 7' });
  client.press({ kind: 'start' });
  await settle(1_000);
  return { memory, client };
}

/** A callback to question `number`, with the form parameters as Twilio sends them. */
export function calledBack(
  memory: MemoryCall,
  number: number,
  parameters: Record<string, string>,
): void {
  memory.write((before) =>
    mergeCallback(before, before.current?.key ?? '', callback(number, parameters)),
  );
}
