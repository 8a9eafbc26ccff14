import { createContext, useContext } from 'react';
import { createSay, type Say, strings } from './strings';

export interface Language {
  readonly say: Say;
  /** BCP 47, for amounts and names of currencies. */
  readonly locale: string;
}

const LanguageContext = createContext<Language>({
  say: createSay((key) => strings[key]),
  locale: 'en-US',
});

export const LanguageProvider = LanguageContext.Provider;

export function useLanguage(): Language {
  return useContext(LanguageContext);
}
