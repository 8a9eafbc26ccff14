import type { KeysOf } from '../panel/shortcuts/context';
import type { ShortcutAction } from '../panel/shortcuts/shortcuts';
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
  /** Renames them after a change of language. */
  readonly rename: () => void;
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
  let names: Readonly<Partial<Record<Shortcut, string>>> = {};
  const add = (keyOf: (shortcut: Shortcut) => string | undefined) => {
    const added = all.flatMap((shortcut) => {
      const key = keyOf(shortcut);
      return key === undefined ? [] : [{ key, shortcut, name: nameOf(shortcut) }];
    });
    names = Object.fromEntries(added.map(({ shortcut, name }) => [shortcut, name]));
    registry.addShortcuts(
      Object.fromEntries(
        added.map(({ key, shortcut, name }) => [
          key,
          { name, throttle: THROTTLE_MS, action: () => run(shortcut) },
        ]),
      ),
    );
  };
  add((shortcut) => keys[shortcut]);
  const keyOf = (shortcut: Shortcut) =>
    Object.entries(registry.keyboardShortcuts).find(
      ([, { name }]) => name === names[shortcut],
    )?.[0];
  return {
    keysOf(action) {
      const key = keyOf(action);
      return key && `Control+Shift+${key}`;
    },
    rename() {
      add(keyOf);
    },
    remove() {
      registry.deleteShortcuts(all.flatMap((shortcut) => keyOf(shortcut) ?? []));
    },
  };
}
