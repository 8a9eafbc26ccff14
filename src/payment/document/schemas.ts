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

/**
 * A part that this schema has read before is not read again: every change of a document replaces the parts it
 * changes, and a callback that adds one digit changes few of them.
 */
export function once<Part extends object>(schema: v.GenericSchema<unknown, Part>) {
  const read = new WeakSet<object>();
  const isRead = (input: unknown) => typeof input === 'object' && input !== null && read.has(input);
  const asItIs: v.GenericSchema<unknown, Part> = v.custom<Part>(isRead);
  const anew = v.pipe(
    schema,
    v.transform((part) => {
      read.add(part);
      return part;
    }),
  );
  return v.lazy((input) => (isRead(input) ? asItIs : anew));
}

/** Twilio's name of a card's brand; null when it did not say. */
export const brandSchema = v.nullable(text(40));
