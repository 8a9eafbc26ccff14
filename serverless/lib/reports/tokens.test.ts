import fc from 'fast-check';
import { readProcessorTokens } from './tokens';

test('reads both tokens, and treats an empty one as none', () => {
  const parameters = { Result: 'success', PaymentToken: 'tok_1', ProfileId: '' };
  const tokens = { paymentToken: 'tok_1', profileId: null };
  expect(readProcessorTokens(parameters)).toEqual({ tokens, withheld: false });
  const none = { paymentToken: null, profileId: null };
  expect(readProcessorTokens({})).toEqual({ tokens: none, withheld: false });
});

const card = '4242424242424242';
const masked = 'xxxxxxxxxxxx4242';
const reported = (PaymentToken: string, PaymentCardNumber = masked) => {
  const { tokens, withheld } = readProcessorTokens({ PaymentToken, PaymentCardNumber });
  expect(withheld).toBe(tokens.paymentToken === null);
  return tokens.paymentToken;
};

test.each([
  ['the card number', card],
  ['in groups', '4242 4242 4242 4242'],
  ['with a suffix', `${card}-1`],
  ['with more digits after it', `${card}7`],
  ['with a prefix', `tok_${card}`],
  ['with more digits before it', `91${card}`],
  [
    'in full-width digits',
    card.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
  ],
  ['in Arabic digits', card.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)))],
  ['percent-encoded', '%34242424242424242'],
])('does not report a token that contains the card number: %s', (_how, token) => {
  expect(reported(token)).toBeNull();
});

test.each([
  ['that no card has', '9424242424242424'],
  ['that ends otherwise', '4111111111111111'],
  ['of letters and digits', 'pm_1NkXw2LkdIwHu7ixhVvDHc1P'],
  ['of hexadecimal digits', '4f1c9d24-4242-4242-8242-a242424242f0'],
])('reports a token %s', (_what, token) => {
  expect(reported(token)).toBe(token);
});

test('withholds a token that could be any card when the card’s last digits are unknown', () => {
  expect(reported(card, '')).toBeNull();
  expect(reported('4111111111111111', 'xxx')).toBeNull();
  expect(reported('pm_1NkXw2LkdIwHu7ixhVvDHc1P', '')).toBe('pm_1NkXw2LkdIwHu7ixhVvDHc1P');
});

test('withholds a token that is too long rather than cut it, and reports the other one', () => {
  const parameters = { PaymentToken: 't'.repeat(1001), ProfileId: 'cus_1' };
  expect(readProcessorTokens(parameters)).toEqual({
    tokens: { paymentToken: null, profileId: 'cus_1' },
    withheld: true,
  });
});

test('withholds a token with the card number anywhere among letters', () => {
  const letters = fc.stringMatching(/^[a-z_-]{0,12}$/);
  fc.assert(
    fc.property(letters, letters, (before, after) => {
      expect(reported(before + card + after)).toBeNull();
    }),
  );
});
