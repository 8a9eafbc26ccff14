import type { FastifyInstance } from 'fastify';
import { account } from '../account';
import type { Tap } from '../edge/tap';
import { registerFunctionsEdge, type Upstream } from './edge';
import { hostFunctions } from './hosting';
import { protectedPaths } from './protectedPaths';

/** The account's Functions, served at its functions domain. */
export interface Functions {
  /** Starts them, once the server listens; rejects when they do not come up. */
  start(origin: string): Promise<void>;
  /** The public address of a protected function; undefined while there is no such function. */
  protectedUrl(path: string): string | undefined;
}

/** Serves the built Functions of a folder; `app.close()` ends them too. */
export function registerFunctions(app: FastifyInstance, folder: string, tap?: Tap): Functions {
  let upstream: Upstream | undefined;
  let stop = async () => {};
  registerFunctionsEdge(app, () => upstream);
  // Before the server waits for its connections: the functions keep some of them open.
  app.addHook('preClose', () => stop());

  return {
    async start(origin) {
      const paths = await protectedPaths(folder);
      const hosted = await hostFunctions(folder, origin, (text) => tap?.('functions', text));
      stop = hosted.close;
      upstream = { port: hosted.port, protectedPaths: paths };
    },
    protectedUrl: (path) =>
      upstream?.protectedPaths.has(path) ? `https://${account.functionsDomain}${path}` : undefined,
  };
}
