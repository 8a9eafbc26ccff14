import { documentOf, KEY, PAYMENT_SID, record } from '../testing/examples';
import { openPaymentOf } from './openPayment';
import { parseDocument } from './parseDocument';

const open = { ...record(['payment-card-number']), paymentSid: PAYMENT_SID };
const newer = (current: object | null) => ({ ...documentOf(null), version: 3, pages: [], current });

it('R52 finds in a document of another version what it takes to cancel its payment', () => {
  const { outcome: _renamed, ...current } = open;
  for (const data of [newer(open), newer({ ...current, result: null, answers: 'elsewhere' })]) {
    expect(parseDocument(data)).toBeUndefined();
    expect(openPaymentOf(data)).toEqual({ key: KEY, paymentSid: PAYMENT_SID });
  }
});

it.each([
  ['no payment', newer(null)],
  ['a payment that is over', newer({ ...open, outcome: { kind: 'cancelled' } })],
  ['a payment that Twilio has not named', newer({ ...open, paymentSid: null })],
  ['a SID that would lead elsewhere', newer({ ...open, paymentSid: '../../Calls/CA1' })],
  ['no document at all', 'gone'],
])('R52 reads nothing from %s', (_what, data) => {
  expect(openPaymentOf(data)).toBeUndefined();
});
