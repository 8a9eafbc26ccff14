import type { Sockets } from '../edge/sockets';
import type { HostHandler } from './client';
import { serveConnection } from './connection';
import { createDrops } from './drops';
import { type OpaqueTokens, verifyToken } from './tokens';

export interface TwilsockOptions {
  /** Knows the tokens that are no Access Tokens. */
  readonly opaqueTokens: OpaqueTokens;
  /** HTTP hosts that are reached through the socket, e.g. `cds.us1.twilio.com`. */
  readonly hosts: Readonly<Record<string, HostHandler>>;
  /** Interval at which every connection is cut, as a fault; undefined for never. */
  readonly dropEveryMs: () => number | undefined;
  /** A connection was cut by that fault. */
  readonly dropped: () => void;
}

/** Serves `wss://tsock.us1.twilio.com/v3/wsconnect`. The function it returns ends its timers. */
export function serveTwilsock(sockets: Sockets, options: TwilsockOptions): () => void {
  const hosts = new Map(Object.entries(options.hosts));
  const drops = createDrops(options.dropEveryMs, options.dropped);
  sockets.serve('/twilio/tsock.us1.twilio.com/v3/wsconnect', (socket) => {
    drops.watch(socket);
    serveConnection(socket, {
      verify: (token) => verifyToken(token, options.opaqueTokens),
      handle: (request, client) =>
        hosts.get(request.host)?.(request, client) ?? {
          status: 501,
          body: {
            status: 501,
            message: `${request.method} ${request.host}${request.path} is not part of the local Twilio`,
          },
        },
    });
  });
  return drops.stop;
}
