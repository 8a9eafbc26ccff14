import type { ConnectorRequest } from '../../world/connector/schemas';
import { postToConnector, type Target } from './connectorClient';
import { type Listener, startListener } from '../../testing/payments';

const charge: ConnectorRequest = {
  method: 'charge',
  transaction_id: 'transaction-1',
  cardnumber: '4242424242424242',
  cvv: null,
  amount: '10.00',
  currency_code: 'USD',
  expiry_month: '08',
  expiry_year: '31',
  description: null,
  postal_code: null,
  parameters: {},
};
const accepted = { charge_id: 'ch_a', error_code: null, error_message: null };
let processor: Listener;
beforeEach(async () => {
  processor = await startListener();
});
afterEach(() => processor.close());

const target = (): Target => ({
  url: processor.url,
  style: 'one-route',
  password: 'secret',
  timeoutMs: 10_000,
  headers: 'json',
});

test('asks a failing processor again, for the same transaction', async () => {
  processor.answerNext(503, 500, { status: 200, body: accepted });
  expect(await postToConnector(charge, target())).toEqual({ kind: 'reply', reply: accepted });
  expect(processor.received).toHaveLength(3);
  expect(new Set(processor.received.map(({ body }) => body)).size).toBe(1);
});

test('treats an answer outside the contract as none', async () => {
  processor.answerNext(...Array.from({ length: 6 }, () => ({ status: 200, body: { ok: true } })));
  expect(await postToConnector(charge, target())).toEqual({ kind: 'none' });
  expect(processor.received).toHaveLength(6);
});

test('speaks the older style: a route for each method, no id, a four-digit year, one attempt', async () => {
  processor.answerNext(503);
  const older: Target = { ...target(), style: 'two-routes' };
  expect(await postToConnector(charge, older)).toEqual({ kind: 'none' });
  const [request] = processor.received;
  expect(processor.received).toHaveLength(1);
  expect(request?.url).toBe(`${processor.url}/charge`);
  const body: unknown = JSON.parse(request?.body ?? '');
  expect(body).toMatchObject({ expiry_year: '2031', amount: '10.00' });
  expect(body).not.toHaveProperty('method');
  expect(body).not.toHaveProperty('transaction_id');
});

test('does not ask a processor again that rejects the credentials', async () => {
  processor.answerNext({ status: 401, body: {} });
  expect(await postToConnector(charge, target())).toEqual({ kind: 'unauthorized' });
  expect(processor.received).toHaveLength(1);
});
