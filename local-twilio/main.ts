import { parseArgs } from 'node:util';
import open from 'open';
import { account } from './account';
import { startLocalTwilio } from './server';

/*
 * Starts the local Twilio and says where things are. Ctrl-C ends all of it.
 *   PORT=4173 tsx local-twilio/main.ts --functions <folder> --plugin <bundle> [--live] [--no-open]
 *     [--env NAME=value]… [--outbound-callbacks] [--allow-host <name>]… [--data <folder>]
 */

const DEFAULT_PORT = 4173;

function chosenPort(): number {
  const port = Number(process.env.PORT ?? DEFAULT_PORT);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Error(`PORT must be a number from 1 to 65535, not "${process.env.PORT ?? ''}".`);
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

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      functions: { type: 'string' },
      plugin: { type: 'string' },
      env: { type: 'string', multiple: true, default: [] },
      'outbound-callbacks': { type: 'boolean', default: false },
      'allow-host': { type: 'string', multiple: true, default: [] },
      data: { type: 'string', default: '.cache/local-twilio' },
      live: { type: 'boolean', default: false },
      'no-open': { type: 'boolean', default: false },
    },
  });
  const port = chosenPort();
  const twilio = await startLocalTwilio({
    port,
    functionsFolder: values.functions,
    pluginBundle: values.plugin,
    functionsEnvironment: settingsOf(values.env),
    outboundCallbacks: values['outbound-callbacks'],
    allowedHosts: values['allow-host'],
    caFolder: values.data,
    live: values.live,
  }).catch((error: unknown) => {
    if (!portTaken(error)) throw error;
    throw new Error(
      `Port ${port} is taken. Stop what runs there, or choose another one: PORT=${port + 1} npm run demo`,
    );
  });

  let ending = false;
  const end = (): void => {
    if (ending) return;
    ending = true;
    void twilio.close().then(() => process.exit(0));
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);

  console.log(
    `Account SID: ${account.sid}, auth token: ${account.authToken} (of the local account)`,
  );
  console.log(`Agent desktop: ${twilio.origin}/agent-desktop/`);
  console.log(`Caller's phone: ${twilio.origin}/phone/`);
  console.log(
    `Proxy for any client: HTTPS_PROXY=${twilio.origin}, certificate: ${twilio.origin}/ca.pem`,
  );
  console.log('Ready');
  if (!values['no-open']) {
    await open(`${twilio.origin}/agent-desktop/`);
    await open(`${twilio.origin}/phone/`);
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
