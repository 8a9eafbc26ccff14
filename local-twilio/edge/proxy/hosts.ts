/** The domains that this server emulates; the CA vouches for these names and no others. */
export const emulatedDomains = ['twilio.com', 'twil.io', 'twiliocdn.com', 'merchant.example'];

const isWithin = (host: string, domain: string): boolean =>
  host === domain || host.endsWith(`.${domain}`);

/** Whether requests to a host are answered here. */
export const isStandIn = (host: string): boolean =>
  emulatedDomains.some((domain) => isWithin(host, domain));

/** The path of this server that `https://<host><path>` is; undefined for a host of somebody else. */
export function localPath(host: string, path: string): string | undefined {
  if (!isStandIn(host)) return undefined;
  return host === 'merchant.example' ? path : `/twilio/${host}${path}`;
}

/** Names and addresses of this machine. */
export const isThisMachine = (hostname: string): boolean =>
  hostname === '[::1]' || /^(localhost|.+\.localhost|127(\.\d+){3})$/.test(hostname);
