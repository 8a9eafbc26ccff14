import type { FastifyInstance } from 'fastify';
import { account } from '../../account';
import type { Tap } from '../../edge/tap';
import { registerFunctionsEdge, type Upstream } from './edge';
import { type HostedFunctions, hostFunctions } from './hosting';
import { protectedPaths } from './protectedPaths';

/** The account's Functions, served at its functions domain. */
export interface Functions {
  /** Starts them, once the server listens; rejects when they do not come up. */
  start(origin: string): Promise<void>;
  /** The public address of a protected function; undefined while there is no such function. */
  protectedUrl(path: string): string | undefined;
}

export interface FunctionsOptions {
  readonly folder: string;
  /** Requests go to them in turn, so that what one remembers is old. */
  readonly processes: number;
  /** Each request loads the functions' files as they are by then. */
  readonly live: boolean;
  /** Settings of their own, which go before those of this project. */
  readonly environment: Readonly<Record<string, string>>;
  readonly tap: Tap | undefined;
}

/** Serves the built Functions of a folder; `app.close()` ends them too. */
export function registerFunctions(
  app: FastifyInstance,
  { folder, processes, live, environment, tap }: FunctionsOptions,
): Functions {
  const upstreams: Upstream[] = [];
  const hosted: HostedFunctions[] = [];
  let requests = 0;
  registerFunctionsEdge(app, () => upstreams[requests++ % upstreams.length]);
  // Before the server waits for its connections: the functions keep some of them open.
  app.addHook('preClose', async () => {
    await Promise.all(hosted.map(({ close }) => close()));
  });

  return {
    async start(origin) {
      const paths = await protectedPaths(folder);
      for (let count = 0; count < processes; count += 1) {
        const started = await hostFunctions(folder, origin, {
          live,
          environment,
          onOutput: (text) => tap?.('functions', text),
        });
        hosted.push(started);
        upstreams.push({ port: started.port, protectedPaths: paths });
      }
    },
    protectedUrl: (path) =>
      upstreams[0]?.protectedPaths.has(path)
        ? `https://${account.functionsDomain}${path}`
        : undefined,
  };
}
