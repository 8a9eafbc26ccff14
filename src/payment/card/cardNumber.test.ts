import { drawFrom, harmlessText, hiddenCard } from '../testing/numbers';
import {
  couldBeCard,
  decodePercents,
  findCardNumbers,
  holdsCardNumber,
  lastFourOf,
  withoutCardNumbers,
} from './cardNumber';

const visa = '4242424242424242';
const octal = (digit: string): string => `\\${digit.charCodeAt(0).toString(8).padStart(3, '0')}`;

describe('R41 free text', () => {
  it.each([
    ['card 4242424242424242 is declined', 'card [removed] is declined'],
    ['4242 4242-4242 4242', '[removed]'],
    ['4242 4242 4242 4242 12/29', '[removed] 12/29'],
    ['order 7: 4242 4242 4242 4242, 12/29', 'order 7: [removed], 12/29'],
    ['4242424242424242 and 5555555555554444', '[removed] and [removed]'],
    ['4242424242424242/5555555555554444.', '[removed]/[removed].'],
    ['refusé 💳👩‍👩‍👧 “4242424242424242” – ٣٤ €', 'refusé 💳👩‍👩‍👧 “[removed]” – ٣٤ €'],
  ])('removes the card numbers and nothing else: %s', (text, kept) => {
    expect(withoutCardNumbers(text)).toBe(kept);
  });

  it('finds where they are, also where they overlap', () => {
    expect(findCardNumbers(`a ${visa}, ${visa}.`)).toEqual([
      { start: 2, end: 18 },
      { start: 20, end: 36 },
    ]);
    expect(findCardNumbers('4242424242424242424242')).toEqual([{ start: 0, end: 22 }]);
  });

  it.each([
    ['dots', '4242.4242.4242.4242'],
    ['no-break spaces', '4242\u00a04242\u00a04242\u00a04242'],
    ['six spaces', '4242      4242      4242      4242'],
    ['zero-width spaces', '4242\u200b4242\u200b4242\u200b4242'],
    ['wide dashes', '4242 - 4242 - 4242 - 4242'],
    ['single digits', '4,2,4,2,4,2,4,2,4,2,4,2,4,2,4,2'],
    ['uneven groups', '42424 2424242 4242'],
    ['letters between groups', '4242a4242b4242c4242'],
    ['words between groups', '4242 and 4242 then 4242 x 4242'],
    ['keycaps', visa.replace(/\d/g, '$&\ufe0f\u20e3')],
    ['full-width digits', '４２４２４２４２４２４２４２４２'],
    ['Arabic-Indic digits', '٤٢٤٢٤٢٤٢٤٢٤٢٤٢٤٢'],
    ['circled digits', '④②④②④②④②④②④②④②④②'],
    ['dingbats', '❹❷❹❷➃➁➃➁➍➋➍➋❹❷❹❷'],
    ['superscripts', '⁴²⁴²⁴²⁴²⁴²⁴²⁴²⁴²'],
    ['mathematical digits', '𝟒𝟐𝟒𝟐𝟒𝟐𝟒𝟐𝟒𝟐𝟒𝟐𝟒𝟐𝟒𝟐'],
    ['Chinese digits', '四二四二四二四二四二四二四二四二'],
    ['Chinese digits for money', '肆贰肆贰肆贰肆贰肆貳肆貳肆貳肆貳'],
    ['circled Chinese digits', '㊃㊁㊃㊁㊃㊁㊃㊁㈣㈡㈣㈡㈣㈡㈣㈡'],
    ['Suzhou numerals', '〤〢〤〢〤〢〤〢〤〢〤〢〤〢〤〢'],
    ['Roman numerals', 'ⅣⅡⅣⅡⅣⅡⅣⅡⅳⅱⅳⅱⅳⅱⅳⅱ'],
    ['Maya numerals', '\u{1d2e4}\u{1d2e2}'.repeat(8)],
    ['Hangul fillers, which nobody sees', '42\u3164424242\u115f42424242'],
    ['tags that nobody sees', '\u{e0034}\u{e0032}'.repeat(8)],
    ['digits of two scripts', '4242४२४२4242४२४२'],
    ['adjacent scripts of ten', '\u{116de}\u{116dc}'.repeat(8)],
    ['percents', '4242%204242%204242%204242'],
    ['percents, twice', '4242%25204242%25204242%25204242'],
    ['the longest gap', '42424242------------42424242'],
  ])('B2: removes a card number in %s', (_, number) => {
    expect(withoutCardNumbers(number)).toMatch(/^\[removed\]\P{L}*$/u);
    expect(holdsCardNumber(number)).toBe(true);
  });

  it.each([
    ['after a digit', `1${visa}`],
    ['before a digit', `${visa}9`],
    ['in a long run', `99887766${visa}1229`],
    ['in groups after a digit', '14242 4242 4242 4242'],
    ['in groups before a digit', '4242 4242 4242 42429'],
    ['before other groups', '4242 4242 4242 4242 1229 123'],
    ['right after letters', `tok_${visa}`],
    ['right before letters', `${visa}abc`],
    ['of 16 digits after a plus: no telephone number has so many', `+${visa}`],
    ['after a telephone number', `+44 7911 123456 4242 4242 4242 4242`],
    ['after a day', `25/11/2026 4242 4242 4242 4242`],
    [
      'parted by more signs that nobody sees than a gap may have',
      visa.replace('42', `42${'\u200b'.repeat(30)}`),
    ],
    ['under more marks than a gap may have', visa.replace(/\d/g, `$&${'\u0301'.repeat(30)}`)],
    ['with two digits in a character', visa.replace(/42/g, '㊷')],
    ['with two digits in a black character', '4⓫⓫⓫⓫⓫⓫⓫1'],
    ['with ten in a character', '3782822463⓾005'],
    ['with Japanese digits for money', '肆弐肆弐肆弐肆弐肆弐肆弐肆弐肆弐'],
    ['with encoded digits', '%34%32%34242424242424242'],
    ['in full-width percents', visa.replace(/\d/g, '％3$&')],
    ['in full-width escapes', visa.replace(/\d/g, '＼u003$&')],
    ['with every digit encoded, before a broken byte', `${visa.replace(/\d/g, '%3$&')}%FF`],
    ['with broken bytes between its groups', '%34242%E04242%e04242%E04242'],
    ['in entities', visa.replace(/\d/g, (digit) => `&#${48 + Number(digit)};`)],
    ['between entities', '4242&#32;4242&#x20;4242&#160;4242'],
    ['in halves between a named entity', '42424242&nbsp;42424242'],
    ['in entities with zeros before', visa.replace(/\d/g, '&#x00003$&;')],
    [
      'in decimal entities without an end',
      visa.replace(/\d/g, (digit) => `&#${48 + Number(digit)}`),
    ],
    ['in entities without an end', visa.replace(/\d/g, '&#x3$&')],
    ['in entities within entities', visa.replace(/\d/g, '&amp;#x3$&;')],
    ['in escapes', visa.replace(/\d/g, '\\u003$&')],
    ['in escapes of two digits', visa.replace(/\d/g, '\\x3$&')],
    ['in escapes of eight digits', visa.replace(/\d/g, '\\U0000003$&')],
    ['in escapes with braces', visa.replace(/\d/g, '\\u{3$&}')],
    ['in escapes of Perl', visa.replace(/\d/g, '\\x{3$&}')],
    ['in octal escapes', visa.replace(/\d/g, octal)],
    ['in escapes of CSS', visa.replace(/\d/g, '\\00003$& ')],
    ['in percents with a u', visa.replace(/\d/g, '%u003$&')],
    ['whose first digits look encoded once the rest is', '%26%234242%204242%204242%204242'],
    ['quoted-printable', visa.replace(/\d/g, '=3$&')],
    ['full-width and quoted-printable', visa.replace(/\d/g, '=EF=BC=9$&')],
    ['that begins with an escape', `\\u0034${visa.slice(1)}`],
    ['in small letters and with the length of an IBAN', 'de4242424242424242 1229'],
    ['that looks like a UUID', '42424242-4242-4242-8abc-123456789abc'],
    ['as American Express prints it, beside another number', '12 3782 822463 10005'],
    ['as Diners Club prints it, beside another number', '12 3056 930902 5904'],
    ['of 13 digits as printed, beside another number', '12 4222 222 222 222'],
    ['digit by digit, beside another number', '12 4 2 4 2 4 2 4 2 4 2 4 2 4 2 4 2'],
    ['in pairs parted alike, beside another number', '99 42-42-42-42-42-42-42-42'],
    ['in halves, beside another number', '12 42424242 42424242'],
    ['in halves, before another number', '42424242 42424242 12'],
    ['in halves parted by letters', '42424242ab42424242'],
    ['as printed, parted by letters', '3782a822463b10005'],
    ['in what could be milliseconds, with a prefix that was issued', '1501886206264'],
    ['in what could be a token, by American Express', '9342270625802182'],
    ['in a run of digits that is nothing else', '8477216681334955'],
    ['in a parcel number with a wrong check digit', '9205 5027 5001 2283 3991 02'],
    ['after a plus that stands apart', 'C++ 17, card 378282246310005'],
    ['as printed, behind another digit', '76011 1111 1111 1117'],
    ['after the letters of no country', 'XX00NWBK30569309025904'],
    ['after small letters, in what is no IBAN', 'gb00nwbk30569309025904'],
    ['in what is no IBAN and short enough', 'AT004242424242424242'],
    ['after a plus, with too many digits', '+1 4242424242424242'],
  ])('B2: finds a card number %s', (_, text) => {
    expect(holdsCardNumber(text)).toBe(true);
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
    ['diners-club', '3090000000000005'],
    ['diners-club', '36227206271667'],
    ['jcb', '3566002020360505'],
    ['jcb', '3528000000000007'],
    ['enroute', '201400000000009'],
    ['enroute', '214900000000003'],
    ['maestro', '6759649826438453'],
    ['maestro', '500000000009'],
    ['discover', '6011111111111117'],
    ['unionpay', '6200000000000005'],
  ])('finds a %s number however it is written: %s', (_, number) => {
    expect(holdsCardNumber(number)).toBe(true);
    expect(holdsCardNumber(number.replace(/\d(?=\d)/g, '$&.'))).toBe(true);
    expect(holdsCardNumber(number.replace(/\d{4}(?=\d)/g, '$& '))).toBe(true);
  });

  it.each([
    'Call from +447911123456',
    'Call from +49 1512 3456782',
    'Call from +8613812345678',
    'Call from ＋３０５６９３０９０２５９０４',
    'Invoice 1548138160707',
    'Invoice 593964191997',
    // Milliseconds of the year 2017, and a token that keeps the form of a card number.
    'at 1501004355225',
    'token 9477216681334955',
    '76193 7708 8916',
    '415-555-0123, 415-555-0199',
    '99 42-42.42-42.42-42.42-42',
    '12 424 24242 42424242',
    '424 24242 42424242 12',
    '12 61937 7088916',
    '4242424ab242424242',
    '42424242abcd42424242',
    '42424242 a 42424242',
    '42424242ab4242ab4242',
    '378a2822463b10005',
    'retref 206880253516',
    'order 123456',
    'reference 4242424242424241',
    'reference 4242 4242 4242 4241',
    '٤٢٤٢٤٢٤٢٤٢٤٢٤٢٤١',
    '1234567890128',
    '1234 5678 9012 8',
    'too short: 42424242420',
    'apart: 42424242 or 42424242',
    '42424242-------------42424242',
    '2025-10-12 11:23:45.678',
    '30/12/2024 15:30:47',
    '20261125123456782',
    'DE89370400440532013000',
    'GB29 NWBK 6016 1331 9268 19',
    'de68572845655719426743',
    'DE68\u00a05728\u00a04565\u00a05719\u00a04267\u00a043',
    'DE68-5728-4565-5719-4267-43',
    '20230425155204244218',
    'Order 302-6011111-1111172',
    'Order 66-16575-72250',
    '5c3f4f2b-6011-4111-9111-111111111117',
    'parcel 9400 1000 0000 0000 0000 07',
    'parcel 9205 5027 5001 2283 3991 01',
    'Call +378282246310005',
    // Mistyped IBANs: one with letters, one of more digits than a card has.
    'GB00NWBK30569309025904',
    'DE00424242424242424200',
    'Call + (30) 569-309-025904',
    'parcel 1Z999AA10123456784',
  ])('F1 F2: keeps what is not a card number: %s', (text) => {
    expect(withoutCardNumbers(text)).toBe(text);
    expect(holdsCardNumber(text)).toBe(false);
  });

  it.each([
    ['percents', `%${'25'.repeat(2000)}20`],
    ['entities', `&${'#38;'.repeat(1000)}#32;`],
    ['escapes', `\\${'u005c'.repeat(800)}u0020`],
  ])(
    'treats %s that are nested endlessly as a card number, rather than decode them all',
    (_, text) => {
      expect(holdsCardNumber(text)).toBe(true);
      expect(withoutCardNumbers(text)).toBe('[removed]');
      expect(couldBeCard(text, '4242')).toBe(true);
    },
  );

  it('B2 F2: holds on generated texts', () => {
    const draw = drawFrom(14);
    const texts = Array.from({ length: 2000 }, () => harmlessText(draw));
    const hidden = Array.from({ length: 2000 }, () => hiddenCard(draw).text);
    expect(texts.filter(holdsCardNumber).length).toBeLessThan(texts.length / 500);
    expect(hidden.filter((text) => !holdsCardNumber(text))).toEqual([]);
  });

  it.each(['4', '4 ', '42424242 ', '4242a', '%34', '+1', '④', 'DE89 ', '6-'])(
    'takes no longer on 20,000 characters of %j than on others',
    (piece) => {
      const text = piece.repeat(20_000 / piece.length);
      const before = performance.now();
      holdsCardNumber(text);
      expect(performance.now() - before).toBeLessThan(4000);
    },
  );
});

describe('R41 encoded texts', () => {
  it('are decoded six times; one that is encoded more often counts as a card number', () => {
    const encoded = (times: number) => `%${'25'.repeat(times - 1)}41`;
    expect(holdsCardNumber(encoded(6))).toBe(false);
    expect(holdsCardNumber(encoded(7))).toBe(true);
  });

  it.each(['&#9999999; 42', '&#x110000; 42', '\\U99999999 42', '%ff 42'])(
    'may have characters that do not exist: %s',
    (text) => {
      expect(withoutCardNumbers(text)).toBe(text);
    },
  );
});

describe('the last four digits', () => {
  it.each([
    ['xxxxxxxxxxxx4242', '4242'],
    ['xxxxxxxxxxxxx242', null],
    ['4242xxxxxxxxxxxx', null],
    [undefined, null],
  ])('of %s are %s', (masked, lastFour) => {
    expect(lastFourOf(masked)).toBe(lastFour);
  });
});

describe('F1 confirmation codes', () => {
  it.each([
    ['206880253516', '4242', false],
    [visa, '4242', true],
    [`ch_${visa}`, '4242', true],
    ['4012888888881881', '1881', true],
    ['4012888888881881', '4012', false],
    ['4012888888881881-77', '1881', true],
    [visa, '1111', false],
    ['500000000009', '4242', false],
    ['500000000009', null, true],
    ['206880253516', null, false],
  ])('%s could be the number of a card that ends in %s: %s', (code, lastFour, could) => {
    expect(couldBeCard(code, lastFour)).toBe(could);
  });
});

describe('F3 percent-encoded texts', () => {
  it.each([
    ['Your%20card%20was%20declined.', 'Your card was declined.'],
    ['Carte%20refus%C3%A9e', 'Carte refusée'],
    ['50% off', '50% off'],
    ['100%25', '100%'],
    ['%ff%20', '%ff '],
    ['refus%E9e%20%C3%A9', 'refus%E9e é'],
    ['%2520', '%20'],
  ])('decodes %s once, as %s', (text, decoded) => {
    expect(decodePercents(text)).toBe(decoded);
  });
});
