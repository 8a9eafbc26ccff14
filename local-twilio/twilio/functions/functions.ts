import type { FastifyInstance } from 'fastify';
import { account } from '../../account';
import type { Tap } from '../../edge/tap';
import { guardedFunctions } from './guardedFunctions';
import { type HostedFunctions, hostFunctions, portOf } from './hosting';
import type { Sites } from './sites';

/** The account's Functions, served at its functions domain. */
export interface Functions {
  /** Starts them, once the server listens; rejects when they do not come up. */
  start(origin: string): Promise<void>;
  /** The public address of a protected function; undefined if it does not exist. */
  protectedUrl(path: string): string | undefined;
}

export interface FunctionsOptions {
  readonly folder: string;
  /** Requests go to them in turn, so that each remembers outdated documents. */
  readonly processes: number;
  /** Each request loads the functions' current files. */
  readonly live: boolean;
  /** Additional settings, which take precedence over those of this project. */
  readonly environment: Readonly<Record<string, string>>;
  readonly tap: Tap | undefined;
}

/** Serves the built Functions of a folder, as if they had been deployed; `app.close()` ends them too. */
export function registerFunctions(
  app: FastifyInstance,
  sites: Sites,
  { folder, processes, live, environment, tap }: FunctionsOptions,
): Functions {
  const hosted: HostedFunctions[] = [];
  let requests = 0;
  const port = () => portOf(hosted[requests++ % hosted.length]);
  sites.set(account.functionsDomain, { port, guarded: new Map(), assets: new Map() });
  // Before the server waits for its connections: the functions keep some of them open.
  app.addHook('preClose', async () => {
    await Promise.all(hosted.map(({ close }) => close()));
  });

  return {
    async start(origin) {
      const guarded = await guardedFunctions(folder);
      sites.set(account.functionsDomain, { port, guarded, assets: new Map() });
      for (let count = 0; count < processes; count += 1) {
        const onOutput = (text: string) => tap?.('functions', text);
        hosted.push(await hostFunctions(folder, origin, { live, environment, onOutput }));
      }
    },
    protectedUrl: (path) =>
      sites.get(account.functionsDomain)?.guarded.get(path) === 'protected'
        ? `https://${account.functionsDomain}${path}`
        : undefined,
  };
}
