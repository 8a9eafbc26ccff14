import { account } from '../../local-twilio/account';
import type { LocalTwilio } from '../../local-twilio/server';
import { functionUrl, metrics, resetMetrics, start } from './harness';

/* The panel's texts in other languages, as a browser fetches them. */

let local: LocalTwilio;

beforeAll(async () => {
  local = await start();
});
afterAll(() => local.close());

const get = (query: string, origin = local.origin) =>
  fetch(functionUrl(local, 'texts') + query, { headers: { origin } });

it.each([
  ['es', 'Pago'],
  ['fr', 'Paiement'],
  ['de', 'Zahlung'],
  ['pt-BR', 'Pagamento'],
  ['ja', '決済'],
])('serves those of %s to a page of an allowed origin, to be cached', async (language, tab) => {
  await resetMetrics(local);
  const response = await get(`?Language=${language}`);
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ PaymentTab: tab });
  expect(response.headers.get('access-control-allow-origin')).toBe(local.origin);
  expect(response.headers.get('vary')).toContain('Origin');
  expect(response.headers.get('cache-control')).toBe('public, max-age=3600');
  // Nobody else was asked.
  expect(Object.keys(await metrics(local))).toEqual([account.functionsDomain]);
});

it('lets no page of another origin read them', async () => {
  const response = await get('?Language=de', 'https://elsewhere.example.com');
  expect(response.headers.get('access-control-allow-origin')).toBeNull();
});

it.each(['', '?Language=en', '?Language=../de', '?Language=de&Language=es', '?language=de'])(
  'refuses %p by name, in an answer that is not to be cached',
  async (query) => {
    const response = await get(query);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: 'bad-request' } });
    expect(response.headers.get('cache-control')).toBe('no-store');
  },
);
