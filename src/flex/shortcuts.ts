import type { KeysOf, ShortcutAction } from '../panel/shortcuts/shortcuts';

/** What is used of Flex's registry: a key stands for Ctrl+Shift with it. */
interface Registry {
  readonly keyboardShortcuts: Readonly<Record<string, { readonly name: string }>>;
  addShortcuts(
    shortcuts: Record<string, { action: () => void; name: string; throttle: number }>,
  ): void;
}

/** What a key does: also opening the tab. */
export type Shortcut = ShortcutAction | 'open';

/** Free in Flex and in browsers; an administrator may remap them. */
const keys = { open: '6', ask: '7', complete: '8', cancel: '9' } as const satisfies Record<
  Shortcut,
  string
>;

/** A key that is held down acts once. */
const THROTTLE_MS = 1_000;

/** Adds the shortcuts to Flex's own, in its list too; returns the keys that each of them has by now. */
export function addShortcuts(
  registry: Registry,
  nameOf: (shortcut: Shortcut) => string,
  run: (shortcut: Shortcut) => void,
): KeysOf {
  const names = { open: '', ask: '', complete: '', cancel: '' };
  const added: Parameters<Registry['addShortcuts']>[0] = {};
  for (const shortcut of ['open', 'ask', 'complete', 'cancel'] as const) {
    const name = nameOf(shortcut);
    names[shortcut] = name;
    added[keys[shortcut]] = { name, throttle: THROTTLE_MS, action: () => run(shortcut) };
  }
  registry.addShortcuts(added);
  return (action) => {
    const found = Object.entries(registry.keyboardShortcuts).find(
      ([, { name }]) => name === names[action],
    );
    return found && `Control+Shift+${found[0]}`;
  };
}
