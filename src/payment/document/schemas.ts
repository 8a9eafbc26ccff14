import * as v from 'valibot';
import { holdsCardNumber } from '../card/cardNumber';

/* What the schemas of a call's document are made of. */

/** A text with a card number is never ours, no matter who wrote it (R40). */
export const text = (limit: number) =>
  v.pipe(
    v.string(),
    v.maxLength(limit),
    v.check((value) => !holdsCardNumber(value), 'holds what could be a card number'),
  );
/** An id may have any digits, but not look like a card number. */
export const id = v.union([
  v.pipe(v.string(), v.uuid()),
  v.pipe(v.string(), v.regex(/^[A-Z]{2}[0-9a-f]{32}$/i)),
  text(64),
]);
export const count = v.pipe(v.number(), v.integer(), v.minValue(0));
export const list = <Item extends v.GenericSchema>(item: Item) =>
  v.pipe(v.array(item), v.readonly());

const readKey: unique symbol = Symbol.for('flex-payment-panel/read-parts');
const shared: {
  readonly Symbol: SymbolConstructor;
  [readKey]?: WeakMap<object, string>;
} = globalThis;

/**
 * The parts of documents that were read, and what as. Every function is a bundle with schemas of its own, which are
 * the same in all of them: under a global symbol, none reads what another one in the process has read.
 */
const readAs = (shared[readKey] ??= new WeakMap<object, string>());

/**
 * A part that was read before as the same is not read again: every change of a document replaces the parts it
 * changes, and a callback that adds one digit changes few of them. No two schemas have one name.
 */
export function once<Part extends object>(
  name: string,
  schema: v.GenericSchema<unknown, Part>,
): v.GenericSchema<unknown, Part> {
  const isRead = (input: unknown) =>
    typeof input === 'object' && input !== null && readAs.get(input) === name;
  const asItIs: v.GenericSchema<unknown, Part> = v.custom<Part>(isRead);
  const anew = v.pipe(
    schema,
    v.transform((part) => {
      readAs.set(part, name);
      return part;
    }),
  );
  return v.lazy((input) => (isRead(input) ? asItIs : anew));
}

/** Twilio's name of a card's brand; null when it did not say. */
export const brandSchema = v.nullable(text(40));
