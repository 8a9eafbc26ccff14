import type { Key } from '../../twilio/calls/calls';

const isKey = (character: string): character is Key => /^[0-9*#A-Z]$/.test(character);

/**
 * The keys of a telephone that `text` names, one character each; letters are for a postal code.
 * Spaces and dashes, as people group digits, are left out. Undefined when another character is in it.
 */
export function parseKeys(text: string): readonly Key[] | undefined {
  const characters = Array.from(text.replace(/[\s-]/g, '').toUpperCase());
  return characters.every(isKey) ? characters : undefined;
}
