/** The languages besides English, as BCP 47 names them. */
export const languageNames = ['es', 'fr', 'de', 'pt-BR', 'ja'] as const;

export type LanguageName = (typeof languageNames)[number];

function primary(tag: string): string {
  return tag.split('-', 1)[0]?.toLowerCase() ?? '';
}

/** Whether a locale is one of English: its texts are part of the plugin. */
export function isEnglish(locale: string): boolean {
  return primary(locale) === 'en';
}

/** The language for a locale, whatever its region; undefined for English and where there is none. */
export function languageFor(locale: string): LanguageName | undefined {
  return languageNames.find((name) => primary(name) === primary(locale));
}
