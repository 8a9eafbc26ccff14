import { createContext, useContext } from 'react';
import { createSay, type Say, strings } from './strings';

export interface Language {
  readonly say: Say;
  /** BCP 47, of the texts themselves: they are English where there are none in the user's language. */
  readonly texts: string;
  /** BCP 47, for amounts and names of currencies. */
  readonly locale: string;
}

const LanguageContext = createContext<Language>({
  say: createSay((key) => strings[key], 'en'),
  texts: 'en',
  locale: 'en-US',
});

export const LanguageProvider = LanguageContext.Provider;

export function useLanguage(): Language {
  return useContext(LanguageContext);
}
