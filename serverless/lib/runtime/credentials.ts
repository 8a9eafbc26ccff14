import * as v from 'valibot';
import type { RuntimeContext } from './runtime';

/*
 * The settings that a request to Twilio cannot do without. Apart from the others (settings.ts), whose schema takes a
 * cold function longer to make than its first request to leave.
 */

/** A SID, by what it begins with. */
export const sid = (prefix: string) =>
  v.pipe(v.string(), v.regex(new RegExp(`^${prefix}[0-9a-f]{32}$`, 'i')));

const placeholder = /^(x+|\*+|<.*>|\.\.\.|change-?me|todo|your[-_ ].*)$/i;

/** A secret that somebody has filled in. */
export const secret = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(16),
  v.check((value) => !placeholder.test(value)),
);

/** Who asks, and the API key that says so. */
export const credentials = {
  ACCOUNT_SID: sid('AC'),
  TWILIO_API_KEY: sid('SK'),
  TWILIO_API_SECRET: secret,
};

const schema = v.object(credentials);

export type Credentials = v.InferOutput<typeof schema>;

/** The credentials in an environment; undefined where `readSettings` would refuse them. */
export function readCredentials(environment: RuntimeContext): Credentials | undefined {
  const parsed = v.safeParse(schema, environment);
  return parsed.success ? parsed.output : undefined;
}
