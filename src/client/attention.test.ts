import { attentionOf } from './attention';
import { calledBack, settle, started, stopTime } from './testing/drive';

stopTime();

const entering = { Capture: 'payment-card-number', PartialResult: 'true', PaymentCardNumber: 'xx' };
const refused = { Capture: 'payment-card-number', ErrorType: 'invalid-card-number' };

it('is asked for while keys come in and after a refusal, and not once the payment is over', async () => {
  const { memory, client } = await started();
  const now = () => attentionOf(client.getSnapshot().view);
  expect(now()).toBeUndefined();
  client.press({ kind: 'capture', field: 'payment-card-number' });
  await settle(1_000);
  expect(now()).toBeUndefined();
  calledBack(memory, 1, entering);
  expect(now()).toBe('entering');
  calledBack(memory, 1, refused);
  expect(now()).toBe('refused');
  calledBack(memory, 1, { Result: 'payment-connector-error', PayErrorCode: '64001' });
  expect(now()).toBeUndefined();
});
