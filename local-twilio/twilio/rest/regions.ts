import type { IncomingMessage } from 'node:http';

/** `/twilio/<product>.<edge>.<region>.twilio.com/…`, e.g. `api.dublin.ie1`. */
const REGIONAL = /^\/twilio\/(api|sync|taskrouter|iam)\.[a-z-]+\.[a-z]{2}\d\.twilio\.com(?=[/?]|$)/;

/** A Fastify `rewriteUrl`: every region is this server. */
export const withoutRegion = ({ url = '/' }: IncomingMessage): string =>
  url.replace(REGIONAL, '/twilio/$1.twilio.com');
