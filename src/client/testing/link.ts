import { connect, createServer, type Socket } from 'node:net';
import { listen } from '../../../local-twilio/testing/listen';

/**
 * A way over TCP to `port` that can fall silent without closing anything, as one does whose other end is
 * gone: a half-open socket.
 */
export async function createLink(port: number) {
  let silent = false;
  let shakenHands = 0;
  const ends = new Set<Socket>();
  const server = createServer((near) => {
    ends.add(near);
    near.on('error', () => undefined);
    const far = connect(port, '127.0.0.1');
    ends.add(far);
    far.on('error', () => near.destroy());
    near.pipe(far);
    far.pipe(near);
    // The handshake gets through, and then nothing: the `ws` package throws when it is closed before.
    if (silent) {
      far.once('data', () =>
        setImmediate(() => {
          silenceConnected();
          shakenHands += 1;
        }),
      );
    }
  });
  const own = await listen(server);

  /** Nothing passes on the current connections any more, without an error. */
  function silenceConnected(): void {
    for (const end of ends) end.unpipe().pause();
  }

  return {
    port: own,
    silenceConnected,
    /** The same, and also for new connections until `restore`: nothing passes after the handshake. */
    silence() {
      silent = true;
      silenceConnected();
    },
    /** How many got through the handshake while it was silent. */
    shakenHands: () => shakenHands,
    /** New connections work again; silent ones stay silent. */
    restore: () => (silent = false),
    close() {
      for (const end of ends) end.destroy();
      server.close();
    },
  };
}

export type Link = Awaited<ReturnType<typeof createLink>>;
