import type { Leaving } from '../../client/leaving';
import { en } from '../../languages/en';
import type { Field } from '../../payment/card/field';
import type { AccountType, MethodName, PurposeName } from '../../payment/names';
import type { FailureCode } from '../../payment/protocol';
import type { ShortcutAction } from '../shortcuts/shortcuts';
import type { NextStep, TroubleCode } from '../../payment/trouble';

/** Keys made of names of the core: each name has words, or this file does not compile. */
type NamedKey =
  | `PaymentField_${Field}`
  | `PaymentAskConfirmOther_${Field}`
  | `PaymentMethod_${MethodName}`
  | `PaymentPurpose_${PurposeName}`
  | `PaymentAccountType_${AccountType}`
  | `PaymentFailure_${FailureCode}`
  | `PaymentLeaving${'' | 'Cancel' | 'Anyway'}_${Leaving}`
  | `PaymentTrouble_${TroubleCode}`
  | `PaymentNext_${NextStep}`
  | `PaymentScriptAsk_${Field}`
  | `PaymentShortcut_${ShortcutAction | 'open'}`;

/**
 * Every word of the panel in English, as templates of Flex's `manager.strings`: an administrator changes
 * one by setting its key there. `{{name}}` is filled in.
 */
export const strings = en satisfies Record<NamedKey, string>;

export type StringKey = keyof typeof strings;

/** Gives the template of a key: the administrator's, or the one above. */
export type FindTemplate = (key: StringKey) => string;

/** Says the words of a key with its `{{placeholders}}` filled in. */
export type Say = (key: StringKey, values?: Readonly<Record<string, string>>) => string;

/** `{{name}}`, or `{{name, plural, one {# digit} other {# digits}}}` as ICU writes it. */
const placeholder = /{{\s*(\w+)\s*(?:,\s*plural\s*,((?:\s*\w+\s*{[^{}]*})+)\s*)?}}/g;
const form = /(\w+)\s*{([^{}]*)}/g;

/** The plural form that the language has for a number; `other` where the template lacks it. */
function plural(forms: string, value: string, locale: string): string {
  const byName = new Map([...forms.matchAll(form)].map(([, name, text]) => [name, text]));
  const name = new Intl.PluralRules(locale).select(Number(value));
  return (byName.get(name) ?? byName.get('other') ?? '').replaceAll('#', value);
}

/** `locale` is that of the templates: whose plural forms they have. */
export function createSay(find: FindTemplate, locale: string): Say {
  return (key, values = {}) =>
    find(key).replace(placeholder, (_, name: string, forms: string | undefined) => {
      const value = values[name] ?? '';
      return forms === undefined ? value : plural(forms, value, locale);
    });
}
