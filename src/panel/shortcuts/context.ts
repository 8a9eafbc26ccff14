import { createContext, useContext } from 'react';
import type { ShortcutAction } from './shortcuts';

/** The keys of an action, like `Control+Shift+8`; undefined where it has none. */
export type KeysOf = (action: ShortcutAction) => string | undefined;

const KeysContext = createContext<KeysOf>(() => undefined);

export const ShortcutKeys = KeysContext.Provider;

export function useShortcutKeys(): KeysOf {
  return useContext(KeysContext);
}
