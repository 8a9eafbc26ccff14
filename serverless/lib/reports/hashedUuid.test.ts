import { hashedUuid } from './hashedUuid';

const UUID = /^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/;

test('gives the same parts the same id, and others another one', () => {
  expect(hashedUuid('a', null)).toMatch(UUID);
  expect(hashedUuid('a', null)).toBe(hashedUuid('a', null));
  const ids = [
    hashedUuid('a', null),
    hashedUuid('a'),
    hashedUuid('a', 'null'),
    hashedUuid('anull'),
  ];
  expect(new Set(ids).size).toBe(4);
});
