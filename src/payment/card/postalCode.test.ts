import * as fc from 'fast-check';
import {
  isKeptPostalCode,
  keptPostalCode,
  type PostalCodeRules,
  readPostalCode,
} from './postalCode';

const usual: PostalCodeRules = { shown: 'last-two', minLength: null };
const kept = (raw: string, over: Partial<PostalCodeRules> = {}, lastFour: string | null = null) => {
  const code = readPostalCode(raw);
  return code && keptPostalCode(code, { ...usual, ...over }, lastFour);
};

describe('R45 F13 reading a postal code', () => {
  it.each([
    ['94107', 'xxx07'],
    ['SW1A 1AA', 'xxxxxAA'],
    ['K1A 0B1', 'xxxxB1'],
    ['d02 af30', 'xxxxx30'],
    ['AI-2640', 'xxxx40'],
    ['EC1A1BB', 'xxxxxBB'],
    ['AB1', 'xB1'],
    ['1AB', 'xAB'],
    ['100-0001', 'xxxxx01'],
  ])('keeps the last two characters: %s', (raw, shown) => {
    expect(kept(raw)).toBe(shown);
  });

  it('keeps all of it where the contact center wants that', () => {
    expect(kept('SW1A 1AA', { shown: 'whole' })).toBe('SW1A1AA');
  });

  it.each([
    ['is longer than any', '4242424242424242'],
    ['is longer than any', '12345678901'],
    ['could be half a card number', '42424242'],
    ['could be half a card number', '4242 4242 42'],
    ['could be a security code', '123'],
    ['could be a security code', '1234'],
    ['is too short for one', '12'],
    ['holds other signs', '94107\u200b!'],
  ])('keeps nothing when it %s: %s', (_why, raw) => {
    expect(kept(raw)).toBeUndefined();
  });

  it('keeps nothing of digits that end like the card', () => {
    expect(kept('94242', {}, '4242')).toBeUndefined();
    expect(kept('94242', {}, '1111')).toBe('xxx42');
    expect(kept('42424242', { minLength: 8, shown: 'whole' }, '4242')).toBeUndefined();
  });

  it.each([
    ['8001', 4, 'xx01'],
    ['101', 3, 'x01'],
    ['01310100', 8, 'xxxxxx00'],
    ['1234567890', 10, 'xxxxxxxx90'],
  ])('takes %s where the configuration says so: at least %i', (raw, minLength, shown) => {
    expect(kept(raw, { minLength })).toBe(shown);
  });

  it.each([
    ['101', 4],
    ['42424242', 5],
  ])('keeps nothing of %s where codes have at least %i digits', (raw, minLength) => {
    expect(kept(raw, { minLength })).toBeUndefined();
  });

  it.each([
    ['SW1A1AA', true],
    ['4242424242424242', false],
    ['94107!', false],
  ])('says whether %s can be a whole postal code: %s', (value, can) => {
    expect(isKeptPostalCode(value, 'whole')).toBe(can);
  });

  it('never shows more than may be kept', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[\dA-Z -]{0,12}$/),
        fc.option(fc.nat({ max: 10 })),
        (raw, min) => {
          const value = kept(raw, { minLength: min });
          expect(value === undefined || isKeptPostalCode(value, 'last-two')).toBe(true);
        },
      ),
    );
  });
});
