import * as v from 'valibot';
import type { LocalTwilio } from '../../local-twilio/server';
import { replySchemas } from '../../src/payment/protocol';
import type { Agent } from './agents';
import { failureOf, type Fields, metrics, resetMetrics, startConfigured } from './harness';
import { type OnCall, takeCall, withAgents } from './steps';

/* R74: what an agent with the role `agent` alone may use of a processor for others, and of tokens. */

const configured = `
currencies: { USD: {}, EUR: {} }
processors:
  - name: Generic_Pay_Connector
    label: Back office
    roles: [supervisor, admin]
    methods: [{ method: credit-card, brands: [visa] }]
    parameters: [{ name: ledger, label: Ledger }]
  - name: Default
    label: Main processor
    roles: [admin, agent]
    methods: [{ method: credit-card, brands: [visa] }]
    purposes: [reusable, charge]
rights: { tokenize: [supervisor] }
prefill: { processor: Generic_Pay_Connector, purpose: reusable, description: Order }
`;

let local: LocalTwilio;
let agent: Agent;
let on: OnCall;

afterAll(() => on.end());
withAgents(
  () => startConfigured(configured),
  async (staff) => {
    ({ local, agent } = staff);
    on = await takeCall(local, agent);
  },
);

test('offers what the role allows, without revealing the rules', async () => {
  const { body } = await agent.post('open', { ...on.call });
  const { configuration, prefill } = v.parse(replySchemas.open, body);
  expect(configuration.processors).toMatchObject([{ name: 'Default', purposes: ['charge'] }]);
  expect(prefill).toEqual({ description: 'Order', locked: [] });
  expect(JSON.stringify(body)).not.toMatch(/Generic|ledger|supervisor|admin/);
});

test.each<[string, Fields, object]>([
  [
    'a processor for other roles',
    { processor: 'Generic_Pay_Connector', amount: '5.00' },
    { part: 'processor', problem: 'not-offered' },
  ],
  [
    'a token without the right to save one',
    { processor: 'Default', purpose: 'reusable' },
    { part: 'purpose', problem: 'not-offered' },
  ],
])('%s is refused, whatever the browser sends', async (_what, fields, detail) => {
  await resetMetrics(local);
  expect(failureOf(await on.tryStart(fields))).toMatchObject({
    status: 422,
    code: 'order-invalid',
    detail,
  });
  expect((await metrics(local))['api.twilio.com']?.POST ?? 0).toBe(0);
  expect(on.watched.view().session).toBeNull();
});

test('uses what is left, also where nothing is chosen', async () => {
  await on.start({ amount: '5.00' });
  expect(on.watched.document().current?.order).toMatchObject({
    processor: 'Default',
    purpose: { kind: 'charge' },
  });
});
