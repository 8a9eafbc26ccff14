import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { runInThisContext } from 'node:vm';
import * as v from 'valibot';
import { linked, newChain } from './chain';
import { reportSignature } from './signature';

/* The code that docs/reports.md gives to receivers, run as it stands there. */

const page = readFileSync(join(__dirname, '../../../docs/reports.md'), 'utf8');
const code = [...page.matchAll(/^```js\n(.*?)^```/gms)].map(([, block = '']) => block);
const run: unknown = runInThisContext(`(require) => {
  const isOurs = (() => { ${code[0]}; return isOurs; })();
  const isIntact = (() => { ${code[1]}; return isIntact; })();
  return { isOurs, isIntact };
}`);
if (typeof run !== 'function') throw new Error('the code cannot be run');
const given = v.parse(
  v.object({ isOurs: v.function(), isIntact: v.function() }),
  Reflect.apply(run, undefined, [createRequire(__filename)]),
);

const NOW = Date.UTC(2026, 0, 31);
const body = Buffer.from('{"a":"é"}');
const signature = reportSignature(['the new one', 'the one before'], body.toString(), NOW / 1000);

test.each([
  ['the new one', signature, NOW, true],
  ['the one before', signature, NOW, true],
  ['another', signature, NOW, false],
  ['the new one', signature, NOW + 301_000, false],
  ['the new one', undefined, NOW, false],
])('a receiver who knows %s: %s at %d is %s', (secret, header, now, expected) => {
  expect(given.isOurs(secret, header, body, now)).toBe(expected);
});

test('lets a receiver verify that an event is the one that was numbered', () => {
  const event = { id: '1', time: '2026', tokens: { paymentToken: 't' }, tokenMissing: false };
  const { event: numbered } = linked(newChain(NOW), event);
  const stored: unknown = JSON.parse(JSON.stringify(numbered));
  expect(given.isIntact(stored)).toBe(true);
  expect(given.isIntact({ ...numbered, tokens: null, tokenMissing: true })).toBe(true);
  expect(given.isIntact({ ...numbered, time: '2027' })).toBe(false);
  expect(given.isIntact({ ...numbered, chain: { ...numbered.chain, sequence: 2 } })).toBe(false);
});
