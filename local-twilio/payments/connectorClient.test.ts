import type { ConnectorRequest } from '../connector/schemas';
import { postToConnector } from './connectorClient';
import { type Listener, startListener } from './testKit';

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

test('a processor that fails is asked again, for the same transaction', async () => {
  processor.answerNext(503, 500, { status: 200, body: accepted });
  expect(await postToConnector(processor.url, charge)).toEqual(accepted);
  expect(processor.received).toHaveLength(3);
  expect(new Set(processor.received.map(({ body }) => body)).size).toBe(1);
});

test('no answer that fits the contract is no answer', async () => {
  processor.answerNext(...Array.from({ length: 6 }, () => ({ status: 200, body: { ok: true } })));
  expect(await postToConnector(processor.url, charge)).toBeUndefined();
  expect(processor.received).toHaveLength(6);
});
