import * as v from 'valibot';
import type { PaymentEvents } from '../../types';
import { call } from '../caller';
import { giveCard } from '../capture';
import { accept, deskOf } from '../desk';
import { play, stage } from './stage';

/* What other plugins hear and do: the published types, and the example of docs/integration.md. */

const heardSchema = v.array(v.tuple([v.string(), v.record(v.string(), v.unknown())]));
const paymentSchema = v.strictObject({
  taskSid: v.pipe(v.string(), v.regex(/^WT[0-9a-f]{32}$/)),
  session: v.pipe(v.string(), v.uuid()),
  processor: v.literal('Default'),
  method: v.literal('credit-card'),
  description: v.literal('Invoice 17'),
  amount: v.literal('12.50'),
  currency: v.literal('USD'),
});
const names = [
  'PaymentStarted',
  'PaymentCaptured',
  'PaymentFinished',
] as const satisfies (keyof PaymentEvents)[];

/** Has the page keep what is emitted, as another plugin would hear it. */
const listen = () =>
  stage.page.evaluate(`
    window.heardPayments = [];
    for (const name of ${JSON.stringify(names)}) {
      Twilio.Flex.Manager.getInstance().events.addListener(name, (payload) =>
        window.heardPayments.push([name, payload]),
      );
    }
  `);
const heard = async () => v.parse(heardSchema, await stage.page.evaluate('window.heardPayments'));

play('reports a payment from its start to its outcome, and runs the example', async () => {
  await listen();
  const caller = await call(stage, '+14155550191');
  await accept(stage);
  await deskOf(stage).start('12.50', 'USD', 'Invoice 17');
  await giveCard(stage, caller);
  await deskOf(stage).button('Complete payment').click();
  await deskOf(stage).heading('Payment succeeded').waitFor();
  await stage.page.waitForFunction('document.title === "Invoice 17 is paid"');
  const [started, ...after] = await heard();
  const payment = v.parse(paymentSchema, started?.[1]);
  const captured = (field: string, shown: string, brand: string | null = null) => [
    'PaymentCaptured',
    { ...payment, field, shown, brand },
  ];
  const confirmationCode = await stage.page.getByText(/^ch_/).first().textContent();
  expect(started?.[0]).toBe('PaymentStarted');
  expect(after).toEqual([
    captured('payment-card-number', 'xxxx xxxx xxxx 4242', 'visa'),
    captured('expiration-date', '12/30'),
    captured('security-code', 'xxx'),
    captured('postal-code', 'xxx09'),
    ['PaymentFinished', { ...payment, outcome: { kind: 'succeeded', confirmationCode } }],
  ]);
});
