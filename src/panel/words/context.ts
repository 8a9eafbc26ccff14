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

/** The language that a task attribute names; undefined where it names none that is there. */
type CallerLanguageOf = (attribute: string) => Language | undefined;

const CallerLanguageContext = createContext<CallerLanguageOf>(() => undefined);

export const CallerLanguageProvider = CallerLanguageContext.Provider;

/** What the caller is spoken to in: the language that this task attribute names, else the agent's own. */
export function useCallerLanguage(attribute: string | undefined): Language {
  const own = useLanguage();
  const find = useContext(CallerLanguageContext);
  return (attribute === undefined ? undefined : find(attribute)) ?? own;
}
