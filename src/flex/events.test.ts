import { EventEmitter } from 'node:events';
import { tellPlugins } from './events';

const payment = {
  taskSid: 'WT1',
  session: 'a',
  processor: 'Default',
  method: 'credit-card',
  description: '',
  amount: '12.50',
  currency: 'USD',
} as const;

it('informs other plugins of a payment, and continues when a listener throws', async () => {
  const events = new EventEmitter();
  const finished: unknown[] = [];
  const thrown: unknown[] = [];
  const microtasks = jest.spyOn(globalThis, 'queueMicrotask').mockImplementation((work) => {
    void Promise.resolve()
      .then(work)
      .catch((error: unknown) => thrown.push(error));
  });
  const mistake = new Error('of another plugin');
  events.on('PaymentStarted', () => {
    throw mistake;
  });
  events.on('PaymentFinished', (payload: unknown) => finished.push(payload));
  const outcome = { kind: 'cancelled' } as const;
  tellPlugins(events, { name: 'PaymentStarted', payload: payment });
  tellPlugins(events, { name: 'PaymentFinished', payload: { ...payment, outcome } });
  await new Promise((resolve) => setImmediate(resolve));
  expect(thrown).toEqual([mistake]);
  expect(finished).toEqual([{ ...payment, outcome }]);
  microtasks.mockRestore();
});
