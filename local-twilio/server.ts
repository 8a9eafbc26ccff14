import fastify from 'fastify';
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
import { createSwitches, registerSwitches, type SwitchSettings } from './twilio/switches/switches';
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
  /** `language` of Flex's configuration; American English when absent. */
  readonly language?: string;
  /**
   * For `npm run dev`: open pages are notified of changed scripts of the plugin, and each request loads the
   * functions' current files.
   */
  readonly live?: boolean;
  /** Switches that differ from their defaults, for what Twilio's documents leave open. */
  readonly switches?: Partial<SwitchSettings>;
  /** Which of Twilio's limits hold. None when absent, but for the ten seconds of a function. */
  readonly limits?: Limits;
  /** How long the local processors take, and how long Payments waits for them. */
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
const uiAttributes = (deployed: boolean, language: string | undefined) => ({
  version_compatibility: 'yes',
  ...(language !== undefined && { language }),
  ...(deployed && {
    custom_data: { payments: { functions_url: `https://${account.functionsDomain}` } },
  }),
});

/** Starts the whole local Twilio. Rejects when the port is taken. */
export async function startLocalTwilio(options: LocalTwilioOptions): Promise<LocalTwilio> {
  // Unique names in Sync have up to 320 characters, and may be percent-encoded.
  const app = fastify({
    bodyLimit: 1_048_576,
    routerOptions: { maxParamLength: 4096 },
    rewriteUrl: ({ url = '/' }) => withoutRegion(pathOfAddress(url)),
  });
  await registerForms(app);
  if (options.tap) registerTap(app, options.tap);
  const switches = createSwitches(options.switches);
  registerValidation(app, switches.current);
  registerSwitches(app, switches);
  registerMetrics(app);
  registerCors(app, switches);
  const region = options.region ?? 'us1';
  registerRegions(app, region);
  registerProxy(app, { folder: options.caFolder, allow: options.allowedHosts ?? [] });
  const limits = options.limits ?? {};
  // Before the faults: a request that is delayed is one of those under way.
  registerRestLimit(app, limits);
  const faults = registerFaults(app);
  const calls = createCalls();
  const sockets = createSockets(app.server);
  let origin = '';
  const tokens = createTokens();
  const apiKeys = createApiKeys();
  app.decorate('apiKeys', apiKeys);
  const conferences = createConferences();
  const resets: (() => void)[] = [];
  const context: Context = {
    calls,
    sockets,
    faults,
    tokens,
    journal: createJournal(),
    outboundCallbacks: options.outboundCallbacks ?? false,
    callsAuthToken: authTokenOf(region),
    onReset: (forget) => void resets.push(forget),
    origin: () => origin,
  };
  registerIam(app, tokens);
  const sites: Sites = new Map();
  const configuration = createConfiguration(
    uiAttributes(options.functionsFolder !== undefined, options.language),
  );
  const desktop = options.desktop ?? true;
  if (desktop) await registerHost(app, tokens, configuration);
  registerHome(app, context, desktop);
  registerAccounts(app, apiKeys);
  registerFlex(app, tokens, configuration);
  const plugins = createPluginStore();
  registerPluginService(app, plugins);
  registerPlugins(app, plugins, sites, {
    bundle: options.pluginBundle,
    more: options.morePlugins ?? [],
    live: options.live ?? false,
  });
  registerFunctionsEdge(app, sites, limits);
  registerServerless(app, sites, context, options.tap);
  registerAssets(app);
  registerTelemetrySinks(app);
  registerCallsRest(app, calls);
  registerConferencesRest(app, conferences);
  const recordings = createRecordings(calls, conferences);
  registerRecordings(app, recordings, calls, conferences);
  const { taskRouter, answerAtOnce } = registerTaskRouter(app, {
    ...context,
    conferences,
    eventCallbackUrl: () => functions?.protectedUrl(TASK_EVENTS),
  });
  registerVoice(app, context);
  registerParties(app, calls, conferences);
  registerPhone(app, context, answerAtOnce);
  const sync = registerSync(app, {
    ...context,
    indexes: createIndexes(taskRouter),
    limits,
  });
  mirrorConferences(conferences, sync.maps, switches.current);
  app.post('/reset', (_request, reply) => {
    calls.reset();
    for (const forget of resets) forget();
    conferences.clear();
    recordings.clear();
    return reply.code(204).send();
  });
  const times = options.connectorTimes ?? defaultTimes;
  registerConnector(app, context, times);
  registerMerchant(app, context);
  registerPayments(app, context, times, switches);
  const {
    functionsFolder: folder,
    functionProcesses: processes = 1,
    live = false,
    tap,
    functionsEnvironment: environment = {},
  } = options;
  const functions =
    folder === undefined
      ? undefined
      : registerFunctions(app, sites, { folder, processes, live, environment, tap });

  app.setNotFoundHandler((request, reply) => {
    const message = `${request.method} ${request.url.split('?', 1)[0] ?? ''} is not part of the local Twilio`;
    return request.url.startsWith('/twilio/')
      ? sendRestError(reply, { status: 501, code: 20501, message })
      : reply.code(404).send({ message });
  });

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
