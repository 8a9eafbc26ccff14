import * as fc from 'fast-check';
import { markedNumbers } from './hostile';

/** Total number of generated inputs: FUZZ_RUNS, by default 100,000. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 100_000);
/** The same each time, so that a change is to blame for a failure; nightly runs take others. */
const seed = Number(process.env.FUZZ_SEED ?? 1);

let inputs = 0;

const builtIn = Object.getOwnPropertyNames(Object.prototype).join();

/** What a value says without separators, in plain digits; keys included. */
function bare(value: unknown): string {
  return JSON.stringify(value)
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Nothing that is kept shows a marked number, in whichever of the forms that NFKC makes plain. */
export function expectNoCardNumber(kept: unknown): void {
  const text = bare(kept);
  const shown = markedNumbers.find((number) => text.includes(number));
  if (shown !== undefined) throw new Error(`keeps the card number ${shown}`);
}

/** The same for a document, whose confirmation codes may be any number but that of its own cards (R41). */
export function expectNoCardNumberInDocument(kept: unknown): void {
  const lastFours: string[] = [];
  const text = JSON.stringify(kept, (key, value: unknown) => {
    if (key === 'value' && typeof value === 'string' && /^x+\d{4}$/.test(value)) {
      lastFours.push(value.slice(-4));
    }
    return value;
  });
  const ofAnotherCard = (code: string) =>
    !markedNumbers.some(
      (number) => bare(code).includes(number) && lastFours.includes(number.slice(-4)),
    );
  const checked: unknown = JSON.parse(text, (key, value: unknown) =>
    key === 'confirmationCode' && typeof value === 'string' && ofAnotherCard(value) ? null : value,
  );
  expectNoCardNumber(checked);
}

// Hundreds of thousands of parts are looked at: Jest's expect would take most of the time.
function expectNoOwnPrototype(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  const prototype: unknown = Object.getPrototypeOf(value);
  const usual = prototype === Object.prototype || prototype === Array.prototype;
  if (Object.hasOwn(value, '__proto__') || !usual) throw new Error('keeps a prototype');
  for (const inner of Object.values(value)) expectNoOwnPrototype(inner);
}

/**
 * Spends `share` of all runs on one parser. `parse` returns what it accepted, or undefined if it rejected the
 * input; it must not throw, change built-in objects or keep what `keeps` forbids.
 */
export function fuzz<Input>(
  share: number,
  input: fc.Arbitrary<Input>,
  parse: (input: Input) => unknown,
  keeps: (kept: unknown) => void = expectNoCardNumber,
): { readonly accepted: number; readonly rejected: number } {
  const counts = { accepted: 0, rejected: 0 };
  fc.assert(
    fc.property(input, (each) => {
      inputs += 1;
      const kept = parse(each);
      if (kept === undefined) {
        counts.rejected += 1;
        return;
      }
      counts.accepted += 1;
      expectNoOwnPrototype(kept);
      keeps(kept);
    }),
    { numRuns: Math.max(1, Math.round(RUNS * share)), seed },
  );
  expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(builtIn);
  expect('polluted' in {}).toBe(false);
  return counts;
}

/** Both really happened: a fuzz whose inputs are all rejected by the parser shows little. */
export function expectBoth(counts: { readonly accepted: number; readonly rejected: number }): void {
  expect(counts.accepted).toBeGreaterThan(0);
  expect(counts.rejected).toBeGreaterThan(0);
}

export function printCount(): void {
  process.stdout.write(`fuzz: ${inputs} inputs\n`);
}
