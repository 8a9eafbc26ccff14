import type { Manager } from '@twilio/flex-ui';
import type { Language } from '../panel/words/context';
import { createSay, strings } from '../panel/words/strings';
import { desktopLocale } from './settings';
import type { Undo } from './undo';

/** Adds the panel's templates to `manager.strings`; what an administrator has set there stays. */
export function registerStrings(manager: Manager): Undo {
  manager.strings = { ...strings, ...manager.strings };
  return () => {
    for (const [key, template] of Object.entries(strings))
      if (Reflect.get(manager.strings, key) === template)
        Reflect.deleteProperty(manager.strings, key);
  };
}

/** The panel's language: templates are looked up when they are said, so that a later change counts. */
export function languageOf(manager: Manager): Language {
  const say = createSay((key) => {
    const template: unknown = Reflect.get(manager.strings, key);
    return typeof template === 'string' ? template : strings[key];
  });
  return { say, locale: desktopLocale([manager.configuration.language, navigator.language]) };
}
