import * as v from 'valibot';

/** Where an administrator sets the address of the functions. */
export const FUNCTIONS_URL_SETTING = 'custom_data.payments.functions_url';

const configurationSchema = v.object({
  custom_data: v.object({
    payments: v.object({
      functions_url: v.pipe(v.string(), v.trim(), v.url(), v.startsWith('https://')),
    }),
  }),
});

/**
 * Address of the payment functions in Flex's configuration (the account's `ui_attributes`, or
 * `appConfig.js` while developing); undefined when nobody has set one that can be used.
 */
export function functionsUrl(configuration: unknown): string | undefined {
  const parsed = v.safeParse(configurationSchema, configuration);
  return parsed.success ? parsed.output.custom_data.payments.functions_url : undefined;
}

/** The first of `languages` that amounts can be written in; American English when there is none. */
export function desktopLocale(languages: readonly (string | undefined)[]): string {
  for (const locale of languages) {
    try {
      const [supported] = Intl.NumberFormat.supportedLocalesOf(locale ?? []);
      if (supported !== undefined) return supported;
    } catch {
      // Not a language tag; the next one may be.
    }
  }
  return 'en-US';
}
