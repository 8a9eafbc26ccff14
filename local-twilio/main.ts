import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import open from 'open';
import { root } from './root';
import type { LocalTwilio } from './server';

const USAGE = `Usage: local-twilio [options]

  --port <number>         port to listen on; default: $PORT, or 4173
  --host <address>        address to listen on; default: 127.0.0.1
  --settings <file>       JSON with account, connectors, cards, switches, …; local-twilio.json if there is one
  --no-desktop            without the agent desktop
  --no-open               does not open the browser
  --functions <folder>    serves the built Functions in this folder
  --env NAME=value        a variable of their environment; may be repeated
  --plugin <file>         has Flex load this plugin
  --live                  reloads plugin and functions when their files change
  --outbound-callbacks    lets callbacks leave this machine
  --allow-host <name>     lets clients reach this host through the proxy; may be repeated
  --data <folder>         where to keep the certificate authority; .cache/local-twilio
  --help                  prints this

Ctrl-C stops everything.`;

const DEFAULT_PORT = 4173;
const SETTINGS_FILE = 'local-twilio.json';

function portOf(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new Error(`The port must be a number up to 65535, not "${text}".`);
}

function portTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

/** `NAME=value` as a setting of the functions. */
function settingsOf(given: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    given.map((setting) => {
      const [, name, value] = /^([A-Za-z_][A-Za-z0-9_]*)=(.*)$/s.exec(setting) ?? [];
      if (name === undefined) throw new Error(`--env takes NAME=value, not "${setting}".`);
      return [name, value ?? ''];
    }),
  );
}

/** First, because other modules read the settings when they load. */
async function load(file: string | undefined) {
  const found = file ?? (existsSync(SETTINGS_FILE) ? SETTINGS_FILE : undefined);
  if (found !== undefined) process.env.LOCAL_TWILIO_SETTINGS = found;
  const { settings } = await import('./settings');
  const { defaultTimes } = await import('./world/connector/times');
  const { parseSwitches } = await import('./twilio/switches/switches');
  const { startLocalTwilio } = await import('./server');
  const switches = parseSwitches(settings.switches ?? {});
  const connectorTimes = { ...defaultTimes, ...settings.times };
  return { settings, switches, connectorTimes, startLocalTwilio };
}

function readCommandLine() {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean', default: false },
      port: { type: 'string' },
      host: { type: 'string' },
      settings: { type: 'string' },
      'no-desktop': { type: 'boolean', default: false },
      'no-open': { type: 'boolean', default: false },
      functions: { type: 'string' },
      env: { type: 'string', multiple: true, default: [] },
      plugin: { type: 'string' },
      live: { type: 'boolean', default: false },
      'outbound-callbacks': { type: 'boolean', default: false },
      'allow-host': { type: 'string', multiple: true, default: [] },
      data: { type: 'string', default: '.cache/local-twilio' },
    },
  });
  for (const option of ['settings', 'functions', 'plugin'] as const) {
    const path = values[option];
    if (path !== undefined && !existsSync(path))
      throw new Error(`--${option}: there is no ${path}`);
  }
  return values;
}

type CommandLine = ReturnType<typeof readCommandLine>;

/** Whether the desktop is wanted, and can be served. */
function servesDesktop({ 'no-desktop': unwanted }: CommandLine): boolean {
  if (unwanted) return false;
  if (existsSync(join(root, 'dist/flex-ui.js'))) return true;
  console.log(
    'No agent desktop: Flex UI is bundled in a checkout of the project, by npm run demo.',
  );
  return false;
}

async function start(values: CommandLine, desktop: boolean): Promise<LocalTwilio> {
  const { settings, switches, connectorTimes, startLocalTwilio } = await load(values.settings);
  const port = portOf(values.port ?? process.env.PORT ?? String(settings.port ?? DEFAULT_PORT));
  return startLocalTwilio({
    port,
    host: values.host ?? settings.host,
    region: settings.region,
    limits: settings.limits,
    desktop,
    functionsFolder: values.functions,
    pluginBundle: values.plugin,
    functionsEnvironment: settingsOf(values.env),
    outboundCallbacks: values['outbound-callbacks'] || settings.outboundCallbacks,
    allowedHosts: [...values['allow-host'], ...(settings.allowHosts ?? [])],
    caFolder: values.data,
    live: values.live,
    switches,
    connectorTimes,
  }).catch((error: unknown) => {
    if (!portTaken(error)) throw error;
    throw new Error(
      `Port ${port} is taken. Stop what runs there, or choose another one, e.g. PORT=${port + 1}`,
    );
  });
}

/** Ctrl-C stops everything, once. */
function closeOnSignal(twilio: LocalTwilio): void {
  let ending = false;
  const end = (): void => {
    if (ending) return;
    ending = true;
    void twilio.close().then(() => process.exit(0));
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
}

async function announce({ origin }: LocalTwilio, desktop: boolean): Promise<void> {
  const { account } = await import('./account');
  console.log(
    `Account SID: ${account.sid}, auth token: ${account.authToken} (of the local account)`,
  );
  console.log(`What happens: ${origin}/`);
  if (desktop) console.log(`Agent desktop: ${origin}/agent-desktop/`);
  console.log(`Caller's phone: ${origin}/phone/`);
  console.log(`Proxy for any client: HTTPS_PROXY=${origin}, certificate: ${origin}/ca.pem`);
  console.log('Ready');
}

async function main(): Promise<void> {
  const values = readCommandLine();
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const desktop = servesDesktop(values);
  const twilio = await start(values, desktop);
  closeOnSignal(twilio);
  await announce(twilio, desktop);
  if (desktop && !values['no-open']) {
    await open(`${twilio.origin}/agent-desktop/`);
    await open(`${twilio.origin}/phone/`);
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
