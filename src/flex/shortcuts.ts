import type { KeysOf, ShortcutAction } from '../panel/shortcuts/shortcuts';
import type { Undo } from './undo';

/** What is used of Flex's registry: a key stands for Ctrl+Shift with it. */
interface Registry {
  readonly keyboardShortcuts: Readonly<Record<string, { readonly name: string }>>;
  addShortcuts(
    shortcuts: Record<string, { action: () => void; name: string; throttle: number }>,
  ): void;
  deleteShortcuts(keys: string[]): void;
}

/** Our shortcuts in Flex's registry. */
export interface Shortcuts {
  /** The keys that each of them has by now. */
  readonly keysOf: KeysOf;
  readonly remove: Undo;
}

/** What a key does: also opening the tab. */
export type Shortcut = ShortcutAction | 'open';

/** Free in Flex and in browsers; an administrator may remap them. */
const keys = { open: '6', ask: '7', complete: '8', cancel: '9' } as const satisfies Record<
  Shortcut,
  string
>;

const all = ['open', 'ask', 'complete', 'cancel'] as const;

/** A key that is held down acts once. */
const THROTTLE_MS = 1_000;

/** Adds the shortcuts to Flex's own, in its list too. */
export function addShortcuts(
  registry: Registry,
  nameOf: (shortcut: Shortcut) => string,
  run: (shortcut: Shortcut) => void,
): Shortcuts {
  const names = { open: '', ask: '', complete: '', cancel: '' };
  const added: Parameters<Registry['addShortcuts']>[0] = {};
  for (const shortcut of all) {
    const name = nameOf(shortcut);
    names[shortcut] = name;
    added[keys[shortcut]] = { name, throttle: THROTTLE_MS, action: () => run(shortcut) };
  }
  registry.addShortcuts(added);
  const keyOf = (shortcut: Shortcut) =>
    Object.entries(registry.keyboardShortcuts).find(
      ([, { name }]) => name === names[shortcut],
    )?.[0];
  return {
    keysOf(action) {
      const key = keyOf(action);
      return key && `Control+Shift+${key}`;
    },
    remove() {
      registry.deleteShortcuts(all.flatMap((shortcut) => keyOf(shortcut) ?? []));
    },
  };
}
