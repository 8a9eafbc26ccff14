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

  /** Nothing passes any more on what is connected now, and nobody is told. */
  function silenceConnected(): void {
    for (const end of ends) end.unpipe().pause();
  }

  return {
    port: own,
    silenceConnected,
    /** The same, also for whoever connects until `restore`: nothing after the handshake. */
    silence() {
      silent = true;
      silenceConnected();
    },
    /** How many got through the handshake while it was silent. */
    shakenHands: () => shakenHands,
    /** Whoever connects from now on gets through; what fell silent stays so. */
    restore: () => (silent = false),
    close() {
      for (const end of ends) end.destroy();
      server.close();
    },
  };
}

export type Link = Awaited<ReturnType<typeof createLink>>;
