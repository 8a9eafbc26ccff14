import { type ReactElement, type ReactNode, useEffect, useState } from 'react';
import { createStore } from '../client/store';
import { type Language, LanguageProvider } from '../panel/words/context';
import type { Undo } from './undo';

/** What is around each of the plugin's components on the desktop. */
export interface Frame {
  /** `inside` with the language of the desktop, until the plugin is unloaded. */
  readonly around: (key: string, inside: ReactNode) => ReactElement;
  readonly language: Language;
  /** Takes every component away at once: Flex itself renders what was removed until something changes. */
  readonly remove: Undo;
}

/** Creates the frame of one loading of the plugin. */
export function createFrame(language: Language): Frame {
  const store = createStore({ loaded: true });

  function Framed({ children }: { readonly children: ReactNode }) {
    const [{ loaded }, setSeen] = useState(store.get);
    useEffect(() => {
      const read = () => {
        setSeen(store.get());
      };
      read();
      return store.subscribe(read);
    }, []);
    if (!loaded) return null;
    return <LanguageProvider value={language}>{children}</LanguageProvider>;
  }

  return {
    around: (key, inside) => <Framed key={key}>{inside}</Framed>,
    language,
    remove: () => {
      store.set({ loaded: false });
    },
  };
}
