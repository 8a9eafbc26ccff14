import { type Kit, startKit } from '../../testing/payments';
import { connectorAuthorization } from './connectors';

const anyText: unknown = expect.any(String);
let kit: Kit;
beforeEach(async () => {
  kit = await startKit();
});
afterEach(() => kit.close());

const charge = {
  method: 'charge',
  transaction_id: 't-1',
  cardnumber: '4242424242424242',
  cvv: '123',
  amount: '10.00',
  currency_code: 'USD',
  expiry_month: '08',
  expiry_year: '31',
  description: null,
  postal_code: '94109',
  parameters: {},
};

const post = (body: unknown, authorization = connectorAuthorization) =>
  fetch(`${kit.local.origin}/connector/charge`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization },
    body: JSON.stringify(body),
  });

test('charges one transaction id once, and repeats its answer', async () => {
  const [first, second] = [await post(charge), await post(charge)];
  const reply: unknown = await first.json();
  expect(reply).toMatchObject({ error_code: null, error_message: null });
  expect(await second.json()).toEqual(reply);
  expect(await kit.fetchJson('GET', '/connector/transactions')).toHaveLength(1);
});

test('charges another transaction again', async () => {
  await post(charge);
  await post({ ...charge, transaction_id: 't-2' });
  expect(await kit.fetchJson('GET', '/connector/transactions')).toHaveLength(2);
});

test.each([
  ['4000000000000002', 'card_declined'],
  ['4000000000009995', 'insufficient_funds'],
])('card %s is declined: %s, with an id all the same', async (cardnumber, error_code) => {
  const reply: unknown = await (await post({ ...charge, cardnumber })).json();
  expect(reply).toMatchObject({ charge_id: anyText, error_code });
});

test('refuses unknown credentials, and what is not in the contract', async () => {
  expect((await post(charge, 'Basic bm9ib2R5')).status).toBe(401);
  expect((await post({ ...charge, amount: 10 })).status).toBe(400);
  expect((await post({ ...charge, amount: undefined })).status).toBe(400);
  expect(await kit.fetchJson('GET', '/connector/transactions')).toEqual([]);
});
