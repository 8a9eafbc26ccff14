import fastify, { type FastifyInstance } from 'fastify';
import { injectFaults } from '../testing/faults';
import { type Listener, startListener } from '../testing/payments';
import { createDelivery, type Delivery } from './delivery';
import { registerFaults } from './faults';
import { createJournal } from './journal';
import { registerUnderway } from './underway';

/* Callbacks to a real server, while the test decides how time passes. */

let app: FastifyInstance;
let origin: string;
let listener: Listener;
let delivery: Delivery;
/** The pauses begun so far, in order; each ends when it is called. */
let pauses: (() => void)[];
let order: 'in-order' | 'at-once';

beforeEach(async () => {
  listener = await startListener();
  pauses = [];
  order = 'in-order';
  app = fastify();
  const faults = registerFaults(app);
  const underway = registerUnderway(app);
  origin = await app.listen({ port: 0 });
  await injectFaults(origin, { callbacks: { delayMs: [100, 100] } });
  delivery = createDelivery({
    faults,
    kind: 'callbacks',
    origin: () => listener.url,
    outbound: false,
    journal: createJournal(),
    underway,
    order: () => order,
    pause: () => new Promise((end) => void pauses.push(end)),
  });
});
afterEach(async () => {
  delivery.close();
  await Promise.all([listener.close(), app.close()]);
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

describe('what has settled', () => {
  const settled = async () => (await fetch(`${origin}/webhooks/settled`)).status;

  test('is answered at once where nothing was sent', async () => {
    expect(await settled()).toBe(204);
  });

  test('is answered once every callback is answered, of whatever resource', async () => {
    const answered = jest.fn();
    send('1');
    delivery.send('PK2', listener.url, { number: '2' });
    const waiting = settled().then(answered);
    pauses[0]?.();
    await listener.until(({ number }) => number === '1');
    expect(answered).not.toHaveBeenCalled();
    pauses[1]?.();
    await waiting;
    expect(received()).toEqual(['1', '2']);
  });

  test('is answered once one that cannot be delivered is given up', async () => {
    delivery.send('PK1', 'http://127.0.0.1:1/', {});
    const waiting = settled();
    pauses[0]?.();
    expect(await waiting).toBe(204);
  });
});
