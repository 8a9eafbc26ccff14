import * as fc from 'fast-check';
import { cutToBytes, jsonBytes } from './text';

describe('R34 bytes of JSON', () => {
  it('are those of UTF-8', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 0x10ffff }), { maxLength: 20 }), (codes) => {
        const text = String.fromCodePoint(...codes);
        expect(jsonBytes(text)).toBe(new TextEncoder().encode(JSON.stringify(text)).length);
      }),
    );
  });

  it.each([
    ['abc', 3, 'abc'],
    ['abcd', 3, 'abc'],
    ['漢漢', 5, '漢'],
    ['漢漢', 6, '漢漢'],
    ['a😀b', 4, 'a'],
    ['ok 👩‍👩‍👧', 20, 'ok '],
    ['e\u0301e\u0301', 5, 'e\u0301'],
    ['"""', 4, '""'],
    ['', 0, ''],
  ])('%s cut to %i is %s', (text, limit, kept) => {
    expect(cutToBytes(text, limit)).toBe(kept);
  });
});
