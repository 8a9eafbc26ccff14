import { containsCardNumber, withoutCardNumbers } from './cardNumber';

describe('R41 free text', () => {
  it('loses whatever could be a card number, and keeps other numbers', () => {
    expect(withoutCardNumbers('card 4242424242424242 is declined')).toBe(
      'card [removed] is declined',
    );
    expect(withoutCardNumbers('4242 4242-4242 4242')).toBe('[removed]');
    expect(withoutCardNumbers('reference 4242424242424241')).toBe('reference 4242424242424241');
    expect(withoutCardNumbers('order 123456')).toBe('order 123456');
  });

  it.each([
    ['dots', '4242.4242.4242.4242'],
    ['no-break spaces', '4242\u00a04242\u00a04242\u00a04242'],
    ['zero-width spaces', '4242\u200b4242\u200b4242\u200b4242'],
    ['wide dashes', '4242 - 4242 - 4242 - 4242'],
    ['single digits', '4,2,4,2,4,2,4,2,4,2,4,2,4,2,4,2'],
    ['keycaps', '4242424242424242'.replace(/\d/g, '$&\ufe0f\u20e3')],
    ['full-width digits', '４２４２４２４２４２４２４２４２'],
    ['Arabic-Indic digits', '٤٢٤٢٤٢٤٢٤٢٤٢٤٢٤٢'],
    ['circled digits', '④②④②④②④②④②④②④②④②'],
    ['digits of two scripts', '4242४२४२4242४२४२'],
    ['adjacent scripts of ten', '\u{116de}\u{116dc}'.repeat(8)],
    ['the longest gap', '42424242-----42424242'],
  ])('loses a card number in %s', (_, number) => {
    expect(withoutCardNumbers(number)).toMatch(/^\[removed\]\P{L}*$/u);
    expect(containsCardNumber(number)).toBe(true);
  });

  it.each([
    ['4242 4242 4242 4242 12/29', '[removed] 12/29'],
    ['order 7: 4242 4242 4242 4242, 12/29', 'order 7: [removed], 12/29'],
    ['4242424242424242 and 5555555555554444', '[removed] and [removed]'],
    ['4242424242424242/5555555555554444.', '[removed]/[removed].'],
  ])('finds it among other numbers: %s', (text, kept) => {
    expect(withoutCardNumbers(text)).toBe(kept);
  });

  it.each([
    ['visa', '4222222222222'],
    ['visa', '4242424242424242'],
    ['visa', '4000000000000000006'],
    ['mastercard', '5555555555554444'],
    ['mastercard', '2223003122003222'],
    ['mastercard', '2300000000000003'],
    ['mastercard', '2500000000000001'],
    ['mastercard', '2710000000000007'],
    ['mastercard', '2720990000000007'],
    ['amex', '378282246310005'],
    ['amex', '343434343434343'],
    ['diners-club', '30569309025904'],
    ['diners-club', '30900000000005'],
    ['diners-club', '36227206271667'],
    ['jcb', '3566002020360505'],
    ['jcb', '3528000000000007'],
    ['enroute', '201400000000009'],
    ['enroute', '214900000000003'],
    ['maestro', '6759649826438453'],
    ['maestro', '500000000009'],
    ['discover', '6011111111111117'],
  ])('finds a %s number however it is written: %s', (_, number) => {
    expect(containsCardNumber(number)).toBe(true);
    expect(containsCardNumber(number.replace(/\d(?=\d)/g, '$&.'))).toBe(true);
  });

  it.each(['1234567890128', '1234 5678 9012 8', '1234-5678-9012-8', '1234 5678-90128'])(
    'finds %s, of no known network, as cards are written',
    (number) => {
      expect(withoutCardNumbers(`no. ${number}.`)).toBe('no. [removed].');
    },
  );

  it('keeps the digits of any script that are no card number', () => {
    expect(withoutCardNumbers('٤٢٤٢٤٢٤٢٤٢٤٢٤٢٤١')).toBe('4242424242424241');
  });

  it.each([
    ['in a list', '1234, 5678, 9012, 8'],
    ['in a list of another style', '1234 ,5678 ,9012 ,8'],
    ['of no known network, unless written as cards are', '1.2.3.4.5.6.7.8.9.0.1.2.8'],
    ['too short', '42424242420'],
    ['too long', '42424242424242424242'],
    ['apart', '42424242 or 42424242'],
    ['too far apart', '42424242------42424242'],
    ['times', '2025-10-12 11:23:45'],
  ])('keeps digits that are %s', (_, text) => {
    expect(withoutCardNumbers(text)).toBe(text);
    expect(containsCardNumber(text)).toBe(false);
  });
});
