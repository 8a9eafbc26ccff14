import { hiddenName } from './hiddenName';

test('is the same for the same secret, kind and subject, and different for any other', () => {
  const name = hiddenName('secret', 'limits', 'WK1');
  expect(name).toMatch(/^limits\.[\da-f]{40}$/);
  expect(hiddenName('secret', 'limits', 'WK1')).toBe(name);
  const others = [
    hiddenName('another', 'limits', 'WK1'),
    hiddenName('secret', 'ledger', 'WK1'),
    hiddenName('secret', 'limits', 'WK2'),
    hiddenName('secret', 'limits', 'W', 'K1'),
  ];
  expect(new Set([name, ...others].map((each) => each.split('.')[1])).size).toBe(5);
});
