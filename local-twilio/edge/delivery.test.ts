import fastify from 'fastify';
import { injectFaults } from '../testing/faults';
import { type Listener, startListener } from '../testing/payments';
import { createDelivery, type Delivery } from './delivery';
import { registerFaults } from './faults';
import { createJournal } from './journal';

/* Callbacks to a real server, while the test decides how time passes. */

let listener: Listener;
let delivery: Delivery;
/** The pauses begun so far, in order; each ends when it is called. */
let pauses: (() => void)[];
let order: 'in-order' | 'at-once';

beforeEach(async () => {
  listener = await startListener();
  pauses = [];
  order = 'in-order';
  const app = fastify();
  const faults = registerFaults(app);
  await injectFaults(await app.listen({ port: 0 }), { callbacks: { delayMs: [100, 100] } });
  await app.close();
  delivery = createDelivery({
    faults,
    kind: 'callbacks',
    origin: () => listener.url,
    outbound: false,
    journal: createJournal(),
    order: () => order,
    pause: () => new Promise((end) => void pauses.push(end)),
  });
});
afterEach(async () => {
  delivery.close();
  await listener.close();
});

const send = (number: string) => delivery.send('PK1', listener.url, { number });
const received = () => listener.received.map(({ fields }) => fields.number);

test('begins the delay of every callback at once, so that delays do not add up', async () => {
  ['1', '2', '3'].forEach(send);
  expect(pauses).toHaveLength(3);
  [...pauses].reverse().forEach((end) => end());
  await listener.until(({ number }) => number === '3');
  expect(received()).toEqual(['1', '2', '3']);
});

test('with callbackOrder at-once, sends a callback before an earlier one that is delayed for longer', async () => {
  order = 'at-once';
  ['1', '2'].forEach(send);
  const [first, second] = pauses;
  second?.();
  await listener.until(({ number }) => number === '2');
  first?.();
  await listener.until(({ number }) => number === '1');
  expect(received()).toEqual(['2', '1']);
});
