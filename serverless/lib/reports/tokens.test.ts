import { readProcessorTokens } from './tokens';

test('both tokens are read, and an empty one is none', () => {
  const parameters = { Result: 'success', PaymentToken: 'tok_1', ProfileId: '' };
  expect(readProcessorTokens(parameters)).toEqual({ paymentToken: 'tok_1', profileId: null });
  expect(readProcessorTokens({})).toEqual({ paymentToken: null, profileId: null });
});

const card = '4242424242424242';

test.each([
  ['the card number', card, null],
  ['the card number in groups', '4242 4242 4242 4242', null],
  ['the card number and more', '4242424242424242-tok', null],
  ['the card number in a longer one', '94242424242424242', null],
  ['the card number after a name', 'tok_4242424242424242', null],
  ['the card number in wide digits', '４２４２４２４２４２４２４２４２', null],
  ['the card number percent-encoded', '4242%204242%204242%204242', null],
  ['a number that no card has', '9424242424242424', '9424242424242424'],
  ['a number that ends otherwise', '4111111111111111', '4111111111111111'],
])('B3 a token that is %s', (_what, PaymentToken, paymentToken) => {
  const parameters = { PaymentToken, PaymentCardNumber: 'xxxxxxxxxxxx4242' };
  expect(readProcessorTokens(parameters).paymentToken).toBe(paymentToken);
});

test('without the masked card every token that could be a card is dropped', () => {
  expect(readProcessorTokens({ ProfileId: card }).profileId).toBeNull();
});
