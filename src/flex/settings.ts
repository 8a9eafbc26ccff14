import * as v from 'valibot';

/** Where an administrator sets the address of the functions. */
export const FUNCTIONS_URL_SETTING = 'custom_data.payments.functions_url';

const address = v.pipe(v.string(), v.trim(), v.url(), v.startsWith('https://'));
const ours = v.object({ functions_url: address });
const configurationSchema = v.object({ custom_data: v.object({ payments: ours }) });

/** Where Twilio's flex-project-template keeps the settings of what it calls a feature. */
const feature = <Schema extends v.GenericSchema>(payments: Schema) =>
  v.object({ custom_data: v.object({ features: v.object({ payments }) }) });
const featureSchema = feature(ours);

/**
 * Address of the payment functions in Flex's configuration (the account's `ui_attributes`, or
 * `appConfig.js` while developing); undefined when nobody has set one that can be used.
 */
export function functionsUrl(configuration: unknown): string | undefined {
  const parsed = v.safeParse(configurationSchema, configuration);
  if (parsed.success) return parsed.output.custom_data.payments.functions_url;
  const found = v.safeParse(featureSchema, configuration);
  return found.success ? found.output.custom_data.features.payments.functions_url : undefined;
}

const withSound = v.object({ sound: v.literal(true) });
const soundSchema = v.union([
  v.object({ custom_data: v.object({ payments: withSound }) }),
  feature(withSound),
]);

/** Whether `sound`, beside that address, wants an outcome to be heard that comes while the agent looks elsewhere. */
export function wantsSound(configuration: unknown): boolean {
  return v.is(soundSchema, configuration);
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
