import type { SwitchSettings } from '../switches/switches';
import { type Kit, startKit } from '../../testing/payments';
import { ach, stepsOf } from '../../testing/paymentSteps';

let kit: Kit;
let steps: ReturnType<typeof stepsOf>;
let callSid: string;
let payment: Awaited<ReturnType<typeof steps.start>>;
afterEach(() => kit.close());

async function started(switches: Partial<SwitchSettings> = {}) {
  kit = await startKit({ switches });
  steps = stepsOf(kit);
  callSid = kit.call();
  payment = await steps.start(callSid, ach);
}

const shown = (name: string) => kit.listener.received.flatMap(({ fields }) => fields[name] ?? []);

test('shows the routing number in clear, and the last two digits of the account number', async () => {
  await started();
  await steps.enter(payment, callSid, 'bank-routing-number', '121181976');
  await steps.entered();
  expect(shown('BankRoutingNumber').slice(0, 3)).toEqual(['1', '12', '121']);
  await steps.enter(payment, callSid, 'bank-account-number', '508862392#');
  const { fields } = await kit.listener.until(({ Required }) => Required === '');
  expect(fields).toMatchObject({
    PaymentMethod: 'ach-debit',
    BankAccountType: 'consumer-checking',
    BankRoutingNumber: '121181976',
    BankAccountNumber: '*******92',
    PartialResult: 'false',
  });
  expect(shown('BankAccountNumber').slice(0, 3)).toEqual(['*', '**', '***']);
});

test('masks them the other way round, as switched', async () => {
  await started({
    achPaymentMethod: 'Ach-debit',
    routingChecksum: 'length-only',
    routingAutoEnd: 'never',
    partialRoutingNumber: 'masked',
  });
  await steps.enter(payment, callSid, 'bank-routing-number', '123456789#');
  const { fields } = await steps.entered();
  expect(fields).toMatchObject({ PaymentMethod: 'Ach-debit', BankRoutingNumber: '123456789' });
  expect(shown('BankRoutingNumber')).toContain('*********');
});

test('refuses a card field for a bank account, and the other way round', async () => {
  await started();
  await expect(steps.ask(payment, 'payment-card-number')).rejects.toMatchObject({ code: 64020 });
  const card = await steps.start(kit.call());
  await expect(steps.ask(card, 'bank-routing-number')).rejects.toMatchObject({ code: 64020 });
});

test('tokenizes a bank account', async () => {
  kit = await startKit({ switches: { tokenFields: 'by-type' } });
  steps = stepsOf(kit);
  callSid = kit.call();
  const options = { ...ach, chargeAmount: undefined, tokenType: 'one-time' };
  payment = await steps.start(callSid, options);
  await steps.fillBank(payment, callSid);
  await steps.complete(payment);
  const { fields } = await steps.outcome();
  expect(fields).toMatchObject({ Result: 'success', ProfileId: '' });
  expect(fields.PaymentToken).toMatch(/^tok_/);
});
