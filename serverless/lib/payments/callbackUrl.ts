import * as v from 'valibot';
import { documentName } from '../document/stored';

const entries = v.object({
  document: v.pipe(v.string(), v.regex(/^payment\.CA[0-9a-f]{32}$/i)),
  session: v.pipe(v.string(), v.uuid()),
  question: v.pipe(v.string(), v.regex(/^(0|[1-9]\d{0,3})$/), v.transform(Number)),
});

const schema = v.pipe(
  entries,
  v.transform(({ document, ...rest }) => ({ callSid: document.replace('payment.', ''), ...rest })),
);

/** What a callback answers: which question of which payment session on which call. */
export type CallbackAddress = v.InferOutput<typeof schema>;

/** Names of the query parameters that are ours; all others of a callback are Twilio's. */
export const addressParameters: readonly string[] = Object.keys(entries.entries);

/** Reads our query parameters back; undefined when they are not ours. */
export function parseAddress(parameters: unknown): CallbackAddress | undefined {
  const parsed = v.safeParse(schema, parameters);
  return parsed.success ? parsed.output : undefined;
}

/** The URL Twilio calls and signs, without its fragment. */
export function signedUrl(domain: string, address: CallbackAddress): string {
  const { callSid, session, question } = address;
  return `https://${domain}/payments/status?document=${documentName(callSid)}&session=${session}&question=${question}`;
}

/**
 * The StatusCallback of one question. The fragment is a connection override (Webhooks: Connection
 * Overrides): five retries (`rc`, the maximum) after every failure (`rp`), within Twilio's 15 s for all of them; by
 * default Twilio only retries a failed connection. A 4xx is one of them, because Twilio's own edge answers 429 when
 * too many functions run. The fragment is not part of what Twilio signs.
 */
export function callbackUrl(domain: string, address: CallbackAddress): string {
  return `${signedUrl(domain, address)}#rc=5&rp=all`;
}
