import type { Faults } from '../../edge/faults';
import type { Sockets } from '../../edge/sockets';
import type { SwitchSettings } from '../switches/switches';
import type { Client, HostHandler, HttpReply, HttpRequest } from './client';
import { serveConnection } from './connection';
import { createSocketFaults } from './socketFaults';
import { type OpaqueTokens, type SecretOf, verifyToken } from './tokens';

export interface TwilsockOptions {
  /** Finds the secret of a token that is not an Access Token. */
  readonly secretOf: SecretOf;
  readonly opaqueTokens: OpaqueTokens;
  /** HTTP hosts that are reached through the socket, e.g. `cds.us1.twilio.com`. */
  readonly hosts: Readonly<Record<string, HostHandler>>;
  readonly faults: Faults;
  readonly switches: () => SwitchSettings;
}

/** Serves `wss://tsock.us1.twilio.com/v3/wsconnect`. The function it returns ends its timers. */
export function serveTwilsock(sockets: Sockets, options: TwilsockOptions): () => void {
  const hosts = new Map(Object.entries(options.hosts));
  const faults = createSocketFaults(options.faults);

  function handle(request: HttpRequest, client: Client): HttpReply {
    const { host, method, path } = request;
    const error = options.faults.socketError(host);
    if (error) return { status: error.status, body: error };
    const message = `${method} ${host}${path} is not part of the local Twilio`;
    return hosts.get(host)?.(request, client) ?? { status: 501, body: { status: 501, message } };
  }

  sockets.serve('/twilio/tsock.us1.twilio.com/v3/wsconnect', (socket, { socket: network }) => {
    faults.watch(socket, network);
    serveConnection(socket, {
      handle,
      isFrozen: () => faults.isFrozen(socket),
      shortToken: () => options.switches().syncShortToken,
      verify: (token) =>
        verifyToken(
          token,
          options.secretOf,
          options.opaqueTokens,
          options.switches().syncTokenErrors,
        ),
    });
  });
  return faults.stop;
}
