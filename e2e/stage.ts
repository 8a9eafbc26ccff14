import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright-core';
import { regional } from '../local-twilio/account';
import type { Tap } from '../local-twilio/edge/tap';
import {
  type LocalTwilio,
  type LocalTwilioOptions,
  startLocalTwilio,
} from '../local-twilio/server';

const root = join(__dirname, '..');
const failures = join(root, '.cache/e2e');

/** Flex UI is some megabytes of JavaScript, which a busy machine takes its time to start. */
export const OPENS_WITHIN_MS = 90_000;

/** The size of a desktop's page. */
export const VIEWPORT = { width: 1280, height: 900 };

/** An agent's desktop, and the local Twilio behind it. */
export interface Scene {
  readonly twilio: Pick<LocalTwilio, 'origin'>;
  readonly page: Page;
}

/** A local Twilio with the built functions and plugin, and an agent at the real Flex desktop. */
export interface Stage extends Scene {
  readonly twilio: LocalTwilio;
  readonly page: Page;
  /** What the page said on its console and what it received, for the search after card numbers. */
  readonly heard: string[];
  /** Requests that left this machine, and errors of the page: there must be none. */
  readonly trouble: string[];
  close(): Promise<void>;
}

/** The plugin as `flex-plugin build` left it. */
export function pluginBundle(): string {
  const bundle = readdirSync(join(root, 'build')).find((name) => name.endsWith('.js'));
  if (!bundle) throw new Error('build/ holds no plugin: npm run build');
  return join(root, 'build', bundle);
}

export function launch(flags: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      ...flags,
    ],
  });
}

function listen(page: Page, origin: string, heard: string[], trouble: string[]): void {
  page.on('console', (message) => {
    heard.push(message.text());
    if (message.type() === 'error') trouble.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => trouble.push(`page error: ${error.message}`));
  page.on('request', (request) => {
    const local = request.url().startsWith(origin) || /^(data|blob):/.test(request.url());
    if (!local) trouble.push(`left the machine: ${request.url()}`);
    heard.push(request.url(), request.postData() ?? '');
  });
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => heard.push(String(payload)));
    socket.on('framesent', ({ payload }) => heard.push(String(payload)));
  });
}

/** The functions as built with the project's own configuration, or with the one that a file of this folder holds. */
async function functionsWith(
  configuration: string | undefined,
): Promise<{ readonly folder: string; readonly remove: () => Promise<void> }> {
  const dist = join(root, 'serverless/dist');
  if (configuration === undefined)
    return { folder: join(dist, 'functions'), remove: () => Promise.resolve() };
  // Built for this stage alone: a file that is written again is empty for a moment, for whoever is served from it.
  const folder = await mkdtemp(join(dist, `e2e-${configuration}-`));
  await promisify(execFile)(process.execPath, [
    join(root, 'serverless/build.mjs'),
    ...['--config', join(__dirname, `${configuration}.payments.yaml`)],
    ...['--outdir', folder],
  ]);
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** The credentials of a region, as docs/deploy.md has the functions set up for calls outside US1. */
function callsIn(name: string): Readonly<Record<string, string>> {
  const region = regional.find((each) => each.region === name);
  if (!region) return {};
  return {
    CALLS_REGION: region.region,
    CALLS_API_KEY: region.apiKeySid,
    CALLS_API_SECRET: region.apiKeySecret,
    CALLS_AUTH_TOKEN: region.authToken,
  };
}

/** What a stage may have otherwise. */
export interface StageOptions {
  /** Receives the traffic. */
  readonly tap?: Tap;
  /** How long processors take, and how long Payments waits for them. */
  readonly times?: LocalTwilioOptions['connectorTimes'];
  /** Built plugins that Flex loads; by default the panel alone. */
  readonly plugins?: readonly string[];
  /** Where the account's calls are; US1 when absent. */
  readonly region?: LocalTwilioOptions['region'];
}

/**
 * Starts everything and waits until the agent's desktop is ready for a call. `configuration` names a file of
 * this folder; by default the functions have the project's own.
 */
export async function openStage(
  configuration?: string,
  { tap, times, plugins = [pluginBundle()], region = 'us1' }: StageOptions = {},
): Promise<Stage> {
  const [plugin, ...morePlugins] = plugins;
  const functions = await functionsWith(configuration);
  const twilio = await startLocalTwilio({
    port: 0,
    functionsFolder: functions.folder,
    pluginBundle: plugin,
    morePlugins,
    region,
    functionsEnvironment: callsIn(region),
    connectorTimes: times,
    tap,
  });
  const desktop = await orClose(twilio, openDesktop(twilio));
  return {
    ...desktop,
    async close() {
      await desktop.close();
      await twilio.close();
      await functions.remove();
    },
  };
}

/** What was begun, or after a failure nothing: what is left open would keep the tests from ending. */
async function orClose<T>(
  opened: { readonly close: () => Promise<void> },
  begun: Promise<T>,
): Promise<T> {
  try {
    return await begun;
  } catch (error) {
    await opened.close();
    throw error;
  }
}

/** Opens an agent's desktop on a local Twilio, which its `close` leaves running, and waits until it is ready for a call. */
export async function openDesktop(twilio: LocalTwilio): Promise<Stage> {
  const browser = await launch();
  return orClose(browser, openIn(browser, twilio));
}

async function openIn(browser: Browser, twilio: LocalTwilio): Promise<Stage> {
  const context = await browser.newContext({
    viewport: VIEWPORT,
    locale: 'en-US',
    permissions: ['notifications', 'microphone'],
  });
  context.setDefaultTimeout(OPENS_WITHIN_MS);
  const page = await context.newPage();
  const heard: string[] = [];
  const trouble: string[] = [];
  listen(page, twilio.origin, heard, trouble);
  await page.goto(`${twilio.origin}/agent-desktop/`, { timeout: OPENS_WITHIN_MS });
  await page.getByText('No active tasks').waitFor({ timeout: OPENS_WITHIN_MS });
  return {
    twilio,
    page,
    heard,
    trouble,
    close: () => browser.close(),
  };
}

/** Runs one journey; when it fails, the desktop as it was is in `.cache/e2e/<name>.png`. */
export async function journey(
  stage: Stage,
  name: string,
  play: () => Promise<void>,
): Promise<void> {
  try {
    await play();
  } catch (error) {
    mkdirSync(failures, { recursive: true });
    await stage.page.screenshot({ path: join(failures, `${name.replaceAll(/\W+/g, '-')}.png`) });
    throw error;
  }
}
