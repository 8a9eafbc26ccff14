import { button, element, node, setUsable } from './dom';

const LETTERS: readonly (readonly [key: string, letters: string])[] = [
  ['1', ''],
  ['2', 'ABC'],
  ['3', 'DEF'],
  ['4', 'GHI'],
  ['5', 'JKL'],
  ['6', 'MNO'],
  ['7', 'PQRS'],
  ['8', 'TUV'],
  ['9', 'WXYZ'],
  ['*', ''],
  ['0', ''],
  ['#', ''],
];
const SPOKEN = new Map([
  ['*', 'Star'],
  ['#', 'Hash'],
]);
const LIT_MS = 140;

/**
 * Fills in the keypad. A key that is clicked, or typed anywhere on the page, lights up and is passed to
 * `onKey`. The returned function turns the keys on and off.
 */
export function createKeypad(onKey: (key: string) => void): (usable: boolean) => void {
  const keys = new Map<string, HTMLButtonElement>();

  function press(key: string, made: HTMLButtonElement): void {
    made.classList.add('lit');
    setTimeout(() => made.classList.remove('lit'), LIT_MS);
    onKey(key);
  }

  for (const [key, letters] of LETTERS) {
    const made = button('', 'key', () => press(key, made));
    const spoken = SPOKEN.get(key);
    if (spoken) made.setAttribute('aria-label', spoken);
    const small = node('span', 'letters', letters);
    small.setAttribute('aria-hidden', 'true');
    made.append(node('span', 'digit', key), small);
    keys.set(key, made);
  }
  element('keypad').append(...keys.values());

  window.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const typed = keys.get(event.key);
    if (typed) press(event.key, typed);
  });

  return (usable) => {
    for (const made of keys.values()) setUsable(made, usable);
  };
}
