import type { Agent } from './agents';
import { startConfigured, withoutTaskEvents } from './harness';
import { takeCall, transactions, withAgents } from './steps';

/* F14: what a processor may legally answer: slowly, with more than asked, with empty texts. */

const configured = `
currencies: { USD: {} }
processors:
  - name: Talkative
    label: Main processor
    methods: [{ method: credit-card, brands: [visa], postalCode: false }]
`;

let local: Awaited<ReturnType<typeof startConfigured>>;
let agent: Agent;

withAgents(
  () => startConfigured(configured),
  async (staff) => {
    ({ local, agent } = staff);
    await withoutTaskEvents(local);
  },
);

test('F14 charges once with a slow processor that answers with more than asked', async () => {
  const on = await takeCall(local, agent);
  const session = await on.start({ processor: 'Talkative', amount: '7.25', currency: 'USD' });
  await on.capture(session, 'payment-card-number', '4242424242424242');
  await on.capture(session, 'expiration-date', '1230');
  await on.capture(session, 'security-code', '123');
  expect((await on.complete(session)).status).toBe(200);
  await on.watched.until((view) => view.session?.status === 'succeeded');
  expect(await transactions(local)).toMatchObject([{ amount: '7.25', currency: 'USD' }]);
  await on.end();
});
