/** The Twilio host a request path stands for: `/twilio/<host>/…`; undefined for our own paths. */
export function twilioHost(url: string): string | undefined {
  return /^\/twilio\/([^/?]+)/.exec(url)?.[1];
}
