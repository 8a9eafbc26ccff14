/** The Twilio host of a request's path `/twilio/<host>/…`; undefined for our own paths. */
export function twilioHost(url: string): string | undefined {
  return /^\/twilio\/([^/?]+)/.exec(url)?.[1];
}
