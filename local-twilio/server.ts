import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { account, authTokenOf } from './account';
import { type Calls, createCalls } from './twilio/calls/calls';
import { registerCallsRest } from './twilio/calls/rest';
import type { Context } from './context';
import type { Limits } from './settings';
import { registerFaults } from './edge/faults';
import { registerForms } from './edge/forms';
import { createJournal } from './edge/journal';
import { registerRestLimit } from './edge/limits';
import { registerMetrics } from './edge/metrics';
import { createConferences } from './twilio/conferences/conferences';
import { mirrorConferences } from './twilio/flex/conferenceMaps';
import { createIndexes } from './twilio/insights/indexes';
import { createRecordings } from './twilio/recordings/recordings';
import { registerRecordings } from './twilio/recordings/rest';
import { registerParties } from './twilio/conferences/parties';
import { registerConferencesRest } from './twilio/conferences/rest';
import { pathOfAddress, registerProxy } from './edge/proxy/proxy';
import { createSockets } from './edge/sockets';
import { registerTap, type Tap } from './edge/tap';
import { registerUnderway } from './edge/underway';
import { registerAssets, registerTelemetrySinks } from './twilio/flex/assets';
import { registerFlex } from './twilio/flex/flex';
import { createConfiguration } from './twilio/flex/configuration';
import { registerPlugins } from './twilio/flex/plugins';
import { registerPluginService } from './twilio/flex/pluginService/rest';
import { createPluginStore } from './twilio/flex/pluginService/store';
import { registerHome } from './world/home/home';
import { registerHost } from './world/host/host';
import { registerAccounts } from './twilio/iam/accounts';
import { createApiKeys } from './twilio/iam/apiKeys';
import { registerIam } from './twilio/iam/iam';
import { createTokens } from './twilio/iam/tokens';
import { registerTaskRouter } from './twilio/taskrouter/register';
import { registerConnector } from './world/connector/routes';
import { type ConnectorTimes, defaultTimes } from './world/connector/times';
import { registerMerchant } from './world/merchant/routes';
import { registerFunctionsEdge } from './twilio/functions/edge';
import { registerFunctions } from './twilio/functions/functions';
import type { Sites } from './twilio/functions/sites';
import { registerPayments } from './twilio/payments/routes';
import {
  createSwitches,
  registerSwitches,
  type Switches,
  type SwitchSettings,
} from './twilio/switches/switches';
import { registerPhone } from './world/phone/phone';
import { registerCors } from './twilio/rest/cors';
import { sendRestError } from './twilio/rest/errors';
import { type Region, registerRegions, withoutRegion } from './twilio/rest/regions';
import { registerValidation } from './twilio/rest/validation';
import { registerServerless } from './twilio/serverless/serverless';
import { registerSync } from './twilio/sync/register';
import { registerVoice } from './twilio/voice/voice';

/** The protected function that the workspace's EventCallbackUrl names, if it is deployed. */
const TASK_EVENTS = '/payments/task-events';

export interface LocalTwilioOptions {
  /** 0 takes any free one. */
  readonly port: number;
  /** The address it listens at; this machine only when absent. */
  readonly host?: string;
  /** Where the account's calls are. US1 when absent. */
  readonly region?: Region;
  /** Serves the agent desktop. True when absent. */
  readonly desktop?: boolean;
  /** Folder of built Twilio Functions, served at the account's functions domain; none when absent. */
  readonly functionsFolder?: string;
  /**
   * How many processes serve them, in turn, as Twilio may: what one remembers of a call is then old.
   * One when absent.
   */
  readonly functionProcesses?: number;
  /** File that `flex-plugin build` made; Flex loads no plugin when absent. */
  readonly pluginBundle?: string;
  /** Files of other plugins, which Flex loads after it. */
  readonly morePlugins?: readonly string[];
  /**
   * For `npm run dev`: open pages are notified of changed scripts of the plugin, and each request loads the
   * functions' current files.
   */
  readonly live?: boolean;
  /** Switches that differ from their defaults, for what Twilio's documents leave open. */
  readonly switches?: Partial<SwitchSettings>;
  /** Which of Twilio's limits hold. None when absent, but for the ten seconds of a function. */
  readonly limits?: Limits;
  /** How long the local processors take, and how long Payments waits for them; read whenever one is asked. */
  readonly connectorTimes?: ConnectorTimes;
  /** Posts callbacks to other machines too. Otherwise they are dropped and logged. */
  readonly outboundCallbacks?: boolean;
  /** Keeps the certificate authority of its HTTPS proxy; without a folder a new one is created each time. */
  readonly caFolder?: string;
  /** Other machines that clients may reach through the proxy. None when absent. */
  readonly allowedHosts?: readonly string[];
  /** Settings that the functions find in their context, beside and before those of this project. */
  readonly functionsEnvironment?: Readonly<Record<string, string>>;
  /** Hears everything that passes through the server, and what the functions print. */
  readonly tap?: Tap;
}

export interface LocalTwilio {
  /** e.g. `http://127.0.0.1:4173` */
  readonly origin: string;
  readonly calls: Calls;
  close(): Promise<void>;
}

/** Flex's own, as a new account has them; with the address of the functions where those are deployed. */
const uiAttributes = (deployed: boolean) => ({
  version_compatibility: 'yes',
  ...(deployed && {
    custom_data: { payments: { functions_url: `https://${account.functionsDomain}` } },
  }),
});

/** What every request passes first, in this order. */
function registerEdge(app: FastifyInstance, options: LocalTwilioOptions) {
  if (options.tap) registerTap(app, options.tap);
  const switches = createSwitches(options.switches);
  registerValidation(app, switches.current);
  registerSwitches(app, switches);
  registerMetrics(app);
  registerCors(app, switches);
  registerRegions(app, options.region ?? 'us1');
  registerProxy(app, { folder: options.caFolder, allow: options.allowedHosts ?? [] });
  // Before the faults: a request that is delayed is one of those under way.
  registerRestLimit(app, options.limits ?? {});
  return { switches, faults: registerFaults(app) };
}

/** The account, its keys and tokens, and Flex: its configuration, its desktop and the plugins that it loads. */
async function registerAccount(
  app: FastifyInstance,
  context: Context,
  sites: Sites,
  options: LocalTwilioOptions,
): Promise<void> {
  const { functionsFolder, desktop = true } = options;
  const apiKeys = createApiKeys();
  app.decorate('apiKeys', apiKeys);
  registerIam(app, context.tokens);
  const configuration = createConfiguration(uiAttributes(functionsFolder !== undefined));
  if (desktop) await registerHost(app, context.tokens, configuration);
  registerHome(app, context, desktop);
  registerAccounts(app, apiKeys);
  registerFlex(app, context.tokens, configuration);
  const plugins = createPluginStore();
  registerPluginService(app, plugins);
  registerPlugins(app, plugins, sites, {
    bundle: options.pluginBundle,
    more: options.morePlugins ?? [],
    live: options.live ?? false,
  });
  registerAssets(app);
  registerTelemetrySinks(app);
}

/** Calls and everything that follows them: conferences, recordings, tasks, Sync, and the caller's phone. */
function registerCallCenter(
  app: FastifyInstance,
  context: Context,
  options: LocalTwilioOptions,
  switches: Switches,
  eventCallbackUrl: () => string | undefined,
): void {
  const { calls } = context;
  const conferences = createConferences();
  const recordings = createRecordings(calls, conferences);
  registerCallsRest(app, calls);
  registerConferencesRest(app, conferences);
  registerRecordings(app, recordings, calls, conferences);
  const { taskRouter, answerAtOnce } = registerTaskRouter(app, {
    ...context,
    conferences,
    eventCallbackUrl,
  });
  registerVoice(app, context);
  registerParties(app, calls, conferences);
  registerPhone(app, context, answerAtOnce);
  const indexes = createIndexes(taskRouter);
  const sync = registerSync(app, { ...context, indexes, limits: options.limits ?? {} });
  mirrorConferences(conferences, sync.maps, switches.current);
  context.onReset(() => {
    conferences.clear();
    recordings.clear();
  });
}

/** The built functions of `options`, if there are any; they are started once the server listens. */
function registerFolder(app: FastifyInstance, sites: Sites, options: LocalTwilioOptions) {
  const { functionsFolder: folder, functionProcesses: processes = 1, live = false, tap } = options;
  const environment = options.functionsEnvironment ?? {};
  if (folder === undefined) return undefined;
  return registerFunctions(app, sites, { folder, processes, live, environment, tap });
}

function notFoundHandler(request: FastifyRequest, reply: FastifyReply) {
  const message = `${request.method} ${request.url.split('?', 1)[0] ?? ''} is not part of the local Twilio`;
  return request.url.startsWith('/twilio/')
    ? sendRestError(reply, { status: 501, code: 20501, message })
    : reply.code(404).send({ message });
}

/** Starts the whole local Twilio. Rejects when the port is taken. */
export async function startLocalTwilio(options: LocalTwilioOptions): Promise<LocalTwilio> {
  // Unique names in Sync have up to 320 characters, and may be percent-encoded.
  const app = fastify({
    bodyLimit: 1_048_576,
    routerOptions: { maxParamLength: 4096 },
    rewriteUrl: ({ url = '/' }) => withoutRegion(pathOfAddress(url)),
  });
  await registerForms(app);
  const { switches, faults } = registerEdge(app, options);
  const calls = createCalls();
  const sockets = createSockets(app.server);
  const resets: (() => void)[] = [];
  let origin = '';
  const context: Context = {
    calls,
    sockets,
    faults,
    tokens: createTokens(),
    journal: createJournal(),
    underway: registerUnderway(app),
    outboundCallbacks: options.outboundCallbacks ?? false,
    callsAuthToken: authTokenOf(options.region ?? 'us1'),
    onReset: (forget) => void resets.push(forget),
    origin: () => origin,
  };
  const sites: Sites = new Map();
  await registerAccount(app, context, sites, options);
  registerFunctionsEdge(app, sites, options.limits ?? {});
  registerServerless(app, sites, context, options.tap);
  const eventCallbackUrl = () => functions?.protectedUrl(TASK_EVENTS);
  registerCallCenter(app, context, options, switches, eventCallbackUrl);
  const times = options.connectorTimes ?? defaultTimes;
  registerConnector(app, context, times);
  registerMerchant(app, context);
  registerPayments(app, context, times, switches);
  const functions = registerFolder(app, sites, options);
  app.post('/reset', (_request, reply) => {
    calls.reset();
    for (const forget of resets) forget();
    return reply.code(204).send();
  });
  app.setNotFoundHandler(notFoundHandler);

  origin = await app.listen({ host: options.host ?? '127.0.0.1', port: options.port });
  try {
    await functions?.start(origin);
  } catch (error) {
    await app.close();
    throw error;
  }
  return {
    origin,
    calls,
    async close() {
      sockets.close();
      await app.close();
    },
  };
}
