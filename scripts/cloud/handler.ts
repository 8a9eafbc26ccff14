import { readFileSync } from 'node:fs';
import { isObject } from './account';

/**
 * Versions of `@twilio/runtime-handler` that are available to builds in Twilio's cloud and work for the
 * functions. npm has others, e.g. 2.0.3 and 2.1.0.
 */
export const listedHandlers: ReadonlySet<string> = new Set(['2.0.1', '2.0.0', '1.3.1']);

/** The version that the functions are deployed with. */
export function handlerVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync('serverless/package.json', 'utf8'));
  const dependencies = isObject(manifest) ? manifest.dependencies : undefined;
  return isObject(dependencies) ? String(dependencies['@twilio/runtime-handler']) : 'none';
}
