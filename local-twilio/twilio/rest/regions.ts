import type { FastifyInstance } from 'fastify';
import { notFound, sendRestError } from './errors';

/** The regions in which Twilio handles calls. */
export type Region = 'us1' | 'ie1' | 'au1';

/** `/twilio/<product>.<edge>.<region>.twilio.com/…`, e.g. `api.dublin.ie1`. */
const REGIONAL =
  /^\/twilio\/(api|sync|taskrouter|iam)\.[a-z-]+\.([a-z]{2}\d)\.twilio\.com(?=[/?]|$)/;

/** The path for the same product of every region: all are this server. */
export const withoutRegion = (path: string): string =>
  path.replace(REGIONAL, '/twilio/$1.twilio.com');

/** The region that a request was sent to, by its original path. */
export const regionOf = (path: string): string => REGIONAL.exec(path)?.[2] ?? 'us1';

/** A call, and what happens on it. */
const CALL = /^\/twilio\/api\.twilio\.com\/2010-04-01\/Accounts\/\w+\/(Calls|Conferences)[/.?]/;

/** The account's calls are in one region; any other does not know them, once it knows who asks. */
export function registerRegions(app: FastifyInstance, home: Region): void {
  app.addHook('preValidation', async ({ url, originalUrl }, reply) => {
    if (!CALL.test(url) || regionOf(originalUrl) === home) return;
    await sendRestError(reply, notFound(url.split('?', 1)[0]?.split('.com').at(-1) ?? ''));
  });
}
