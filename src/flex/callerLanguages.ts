import { createStore } from '../client/store';
import { isEnglish, languageFor, type LanguageName } from '../languages/names';
import type { Language } from '../panel/words/context';
import { createSay, strings } from '../panel/words/strings';
import { desktopLocale } from './settings';
import type { Undo } from './undo';

type Texts = Readonly<Record<string, string>>;

/** The languages in which agents speak to callers, beside their own. */
export interface CallerLanguages {
  /**
   * The language for a locale that a task names; undefined where the panel has none for it, or its texts are
   * not there yet: they are loaded when they are first needed.
   */
  readonly find: (locale: unknown) => Language | undefined;
  /** Calls `listener` when another language is there. */
  readonly subscribe: (listener: () => void) => Undo;
}

/** `ownText` is what a contact center has set for a key in a language. */
export function createCallerLanguages(
  load: (name: LanguageName) => Promise<Texts | undefined>,
  ownText: (key: string, language: string) => string | undefined,
): CallerLanguages {
  const loaded = createStore<Partial<Record<LanguageName, Texts>>>({});
  const asked = new Set<LanguageName>();

  function textsOf(name: LanguageName): Texts | undefined {
    if (!asked.has(name)) {
      asked.add(name);
      void load(name).then((texts) => {
        if (texts) loaded.set({ [name]: texts });
      });
    }
    return loaded.get()[name];
  }

  function languageOf(name: string, texts: Texts, locale: string): Language {
    const say = createSay((key) => ownText(key, name) ?? texts[key] ?? strings[key], name);
    return { say, texts: name, locale: desktopLocale([locale, name]) };
  }

  return {
    find(locale) {
      if (typeof locale !== 'string') return undefined;
      if (isEnglish(locale)) return languageOf('en', strings, locale);
      const name = languageFor(locale);
      const texts = name && textsOf(name);
      return name && texts && languageOf(name, texts, locale);
    },
    subscribe: loaded.subscribe,
  };
}
