import { type Kit, startKit } from '../../testing/payments';
import { defaultSwitches } from './switches';

let kit: Kit;
afterEach(() => kit.close());

const set = (switches: unknown) => kit.fetchJson('PUT', '/switches', switches);

async function cardKeyedIn(keys = '378282246310005') {
  const callSid = kit.call();
  const { sid } = await kit.client
    .calls(callSid)
    .payments.create({ idempotencyKey: 'a', statusCallback: kit.listener.url });
  const payment = kit.client.calls(callSid).payments(sid);
  await payment.update({
    idempotencyKey: 'b',
    statusCallback: kit.listener.url,
    capture: 'payment-card-number',
  });
  kit.press(callSid, keys);
  return payment;
}

test('changes the shape of mask, Required and missing fields', async () => {
  kit = await startKit({ switches: { cardMask: 'grouped' } });
  await set({
    requiredSpelling: 'PascalCase',
    requiredSeparator: ', ',
    requiredOrder: 'reversed',
    missingFields: 'empty',
  });
  await cardKeyedIn();
  const { fields } = await kit.listener.until(({ PartialResult }) => PartialResult === 'false');
  expect(fields).toMatchObject({
    PaymentCardNumber: 'xxxx-xxxxxx-x0005',
    Required: 'PaymentCardPostalCode, SecurityCode, ExpirationDate',
    SecurityCode: '',
  });
});

test('sets the status of a payment error and the result of a cancel', async () => {
  kit = await startKit();
  await set({ payErrorStatus: 422, cancelResult: 'cancelled' });
  const payment = await cardKeyedIn();
  const request = { idempotencyKey: 'c', statusCallback: kit.listener.url };
  await expect(payment.update({ ...request, status: 'complete' })).rejects.toMatchObject({
    status: 422,
    code: 64019,
  });
  await payment.update({ ...request, status: 'cancel' });
  await kit.listener.until(({ Result }) => Result === 'cancelled');
});

test('clears the field with the star key', async () => {
  kit = await startKit({ switches: { star: 'clear-field' } });
  await cardKeyedIn('42*378282246310005');
  await kit.listener.until(({ PaymentCardNumber }) => PaymentCardNumber === 'xxxxxxxxxxx0005');
});

test('restores what the server was started with on DELETE, and refuses nonsense', async () => {
  kit = await startKit({ switches: { cardMask: 'grouped' } });
  expect(await set({ securityCodeMask: '*' })).toEqual({
    ...defaultSwitches,
    cardMask: 'grouped',
    securityCodeMask: '*',
  });
  expect(await set({ cardMask: 'none' })).toMatchObject({ status: 400 });
  expect(await set({ mask: 'x' })).toMatchObject({ status: 400 });
  expect(await kit.fetchJson('DELETE', '/switches')).toEqual({
    ...defaultSwitches,
    cardMask: 'grouped',
  });
});
