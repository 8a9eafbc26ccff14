/** `/twilio/<product>.<edge>.<region>.twilio.com/…`, e.g. `api.dublin.ie1`. */
const REGIONAL = /^\/twilio\/(api|sync|taskrouter|iam)\.[a-z-]+\.[a-z]{2}\d\.twilio\.com(?=[/?]|$)/;

/** The path for the same product of every region: all are this server. */
export const withoutRegion = (path: string): string =>
  path.replace(REGIONAL, '/twilio/$1.twilio.com');
