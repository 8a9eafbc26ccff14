import pRetry from 'p-retry';
import * as v from 'valibot';

const ATTEMPT_LIMIT_MS = 12_000;
const textsSchema = v.record(v.string(), v.string());

/**
 * Loads the panel's texts in a language from the functions; undefined where that does not succeed within some
 * minutes, or `until` comes first.
 */
export async function loadTexts(
  functionsUrl: string,
  language: string,
  until: AbortSignal,
): Promise<Readonly<Record<string, string>> | undefined> {
  const address = `${functionsUrl.replace(/\/+$/, '')}/payments/texts?Language=${language}`;
  const load = async () => {
    const signal = AbortSignal.any([until, AbortSignal.timeout(ATTEMPT_LIMIT_MS)]);
    const response = await fetch(address, { signal });
    if (!response.ok) throw new Error(`texts: ${response.status}`);
    return v.parse(textsSchema, await response.json());
  };
  // What fetch rejects with is a TypeError, and p-retry takes most of those for mistakes of the program.
  const attempt = () =>
    load().catch((error: unknown) => {
      throw new Error('texts: not loaded', { cause: error });
    });
  // Pauses of 1, 2, 4, … s: nothing waits for it.
  const again = { retries: 6, minTimeout: 1_000, randomize: true, signal: until };
  return pRetry(attempt, again).catch(() => undefined);
}
