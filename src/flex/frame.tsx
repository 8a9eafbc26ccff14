import { type ReactElement, type ReactNode, useEffect, useState } from 'react';
import { createStore } from '../client/store';
import { type Language, LanguageProvider } from '../panel/words/context';
import type { CallerLanguages } from './callerLanguages';
import type { Undo } from './undo';

/** What is around each of the plugin's components on the desktop. */
export interface Frame {
  /** `inside` with the language of the desktop, until the plugin is unloaded. */
  readonly around: (key: string, inside: ReactNode) => ReactElement;
  readonly language: () => Language;
  readonly callers: CallerLanguages;
  readonly setLanguage: (language: Language) => void;
  /** Calls `listener` when another language is set. */
  readonly onLanguage: (listener: () => void) => Undo;
  /** Takes every component away at once: Flex itself renders what was removed until something changes. */
  readonly remove: Undo;
}

/** Creates the frame of one loading of the plugin. */
export function createFrame(first: Language, callers: CallerLanguages): Frame {
  const store = createStore<{ language: Language; loaded: boolean }>({
    language: first,
    loaded: true,
  });

  function Framed({ children }: { readonly children: ReactNode }) {
    const [{ language, loaded }, setSeen] = useState(store.get);
    useEffect(() => {
      const read = () => {
        setSeen(store.get());
      };
      read();
      return store.subscribe(read);
    }, []);
    if (!loaded) return null;
    // The page has another language than the panel where the panel has none for it.
    return (
      <div lang={language.texts} style={{ display: 'contents' }}>
        <LanguageProvider value={language}>{children}</LanguageProvider>
      </div>
    );
  }

  return {
    around: (key, inside) => <Framed key={key}>{inside}</Framed>,
    callers,
    language: () => store.get().language,
    setLanguage: (language) => {
      store.set({ language });
    },
    onLanguage: store.subscribe,
    remove: () => {
      store.set({ loaded: false });
    },
  };
}
