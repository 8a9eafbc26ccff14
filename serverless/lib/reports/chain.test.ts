import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { linked, newChain } from './chain';

const T0 = Date.UTC(2026, 0, 31);
const event = (id: string, more: object = {}) => ({ id, time: `time of ${id}`, ...more });

test('hashes canonical JSON of the event, its place and the previous hash by SHA-256', () => {
  // Fixed: written by hand, keys in order, without tokens.
  const first =
    '{"a":"é","chain":{"begun":"2026-01-31T00:00:00.000Z","kind":"linked","previous":null,"sequence":1},"id":"1","time":"time of 1"}';
  const sha = (text: string) => createHash('sha256').update(text).digest('hex');
  const one = linked(newChain(T0), event('1', { tokens: { a: 1 }, tokenMissing: true, a: 'é' }));
  expect(sha(first)).toBe('3890af465452c3c150ed9e76cda17da4b5d65041f765b37497a1ca735bfb49af');
  expect(one.event.chain).toEqual({
    kind: 'linked',
    begun: '2026-01-31T00:00:00.000Z',
    sequence: 1,
    previous: null,
    hash: sha(first),
  });
  const two = linked(one.chain, event('2'));
  expect(two.event.chain).toMatchObject({ sequence: 2, previous: sha(first) });
});

test('repeats an event with its place and content, though the clock went on', () => {
  const first = linked(newChain(T0), event('1'));
  const second = linked(first.chain, event('2'));
  const again = linked(second.chain, { ...event('1'), time: 'later' });
  expect(again.event).toEqual(first.event);
  expect(again.chain).toBe(second.chain);
});

test('numbers events without a gap, links each to the previous hash, and fits a Sync document', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 200 }), (ids) => {
      let chain = newChain(T0);
      const hashes: (string | null)[] = [null];
      const places = new Map<number, number>();
      for (const id of ids) {
        const next = linked(chain, event(String(id).padStart(36, '0')));
        const place = next.event.chain;
        if (place?.kind !== 'linked') throw new Error('it has no place');
        expect(place.sequence).toBe(places.get(id) ?? hashes.length);
        expect(place.previous).toBe(hashes[place.sequence - 1]);
        places.set(id, place.sequence);
        hashes[place.sequence] = place.hash;
        chain = next.chain;
      }
      expect(JSON.stringify(chain).length).toBeLessThan(15_000);
    }),
  );
});
