import type { Manager } from '@twilio/flex-ui';
import { loadTexts } from '../client/texts';
import { languageFor, type LanguageName } from '../languages/names';
import type { Language } from '../panel/words/context';
import { createSay, strings } from '../panel/words/strings';
import { createCallerLanguages } from './callerLanguages';
import { createFrame, type Frame } from './frame';
import { desktopLocale, functionsUrl } from './settings';
import type { Undo } from './undo';

type Texts = Readonly<Record<string, string>>;

/** Flex's own word for a locale that nobody has chosen: it has not looked at the browser's either. */
const NOT_CHOSEN = 'flex default';

/** The user's locale: what they chose in Flex, else the account's, else the browser's. */
function localeOf({ localization, configuration }: Manager): string {
  const { localeTag, localeSource } = localization;
  const source: string = localeSource;
  const chosen = source === NOT_CHOSEN ? undefined : localeTag;
  return desktopLocale([chosen, configuration.language, navigator.language]);
}

/** The panel's texts among `manager.strings`; what an administrator has set there stays. */
function registerTexts(manager: Manager) {
  let ours: Texts = {};
  const isOurs = (key: string) => {
    const text: unknown = Reflect.get(manager.strings, key);
    return text === undefined || text === ours[key];
  };
  return {
    show(texts: Texts): void {
      const free = Object.fromEntries(Object.entries(texts).filter(([key]) => isOurs(key)));
      // In place: for a new object Flex compiles all of its own two thousand templates again.
      Object.assign(manager.strings, free);
      ours = { ...ours, ...free };
    },
    remove(): void {
      for (const key of Object.keys(ours))
        if (isOurs(key)) Reflect.deleteProperty(manager.strings, key);
    },
  };
}

function ownText(manager: Manager, key: string): string | undefined {
  const text: unknown = Reflect.get(manager.strings, key);
  return typeof text === 'string' ? text : undefined;
}

/** The panel's language: templates are looked up when they are said, so that a later change counts. */
function languageOf(manager: Manager, texts: string, locale: string): Language {
  const say = createSay((key) => ownText(manager, key) ?? strings[key], texts);
  return { say, locale, texts };
}

/**
 * The panel speaks English at once, and the user's language once it is loaded. Where it is not one of ours, texts
 * that a contact center has set have that language's plural forms.
 */
export function speak(manager: Manager): { readonly frame: Frame; readonly stop: Undo } {
  const locale = localeOf(manager);
  const language = languageFor(locale);
  const texts = registerTexts(manager);
  texts.show(strings);
  const closing = new AbortController();
  const url = functionsUrl(manager.configuration);
  const load = async (name: LanguageName) => {
    const loaded = url === undefined ? undefined : await loadTexts(url, name, closing.signal);
    return closing.signal.aborted ? undefined : loaded;
  };
  const callers = createCallerLanguages(load, (key, name) => ownText(manager, `${key}:${name}`));
  const own = languageOf(manager, language === undefined ? locale : 'en', locale);
  const frame = createFrame(own, callers);
  const show = async (name: LanguageName) => {
    const loaded = await load(name);
    if (!loaded) return;
    texts.show(loaded);
    frame.setLanguage(languageOf(manager, name, locale));
  };
  if (language !== undefined) void show(language);
  const stop: Undo = () => {
    closing.abort();
    texts.remove();
  };
  return { frame, stop };
}
