import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Browser, Page } from 'playwright-core';
import { account } from '../local-twilio/account';
import { call } from './caller';
import { accept, deskOf, openTab, wrappingUp } from './desk';
import { launch, OPENS_WITHIN_MS } from './stage';
import { listen } from '../local-twilio/testing/listen';

/*
 * `npm run dev` in a copy of the sources, which are then edited as a developer would. How long each
 * change takes to be felt is printed; what was measured is in CONTRIBUTING.md.
 */

const root = join(__dirname, '..');
const copy = join(root, '.cache/dev-test');
const built = /(^|\/)(node_modules|dist|build)$/;

let dev: ChildProcess;
let origin: string;
let browser: Browser;
let page: Page;

/** Links each package separately: if npm clears the folder, it removes only links. */
function linkPackages(folder: string, inside = ''): void {
  const path = join(folder, inside);
  mkdirSync(join(copy, path), { recursive: true });
  for (const name of readdirSync(join(root, path)))
    if (name.startsWith('@')) linkPackages(folder, name);
    else symlinkSync(join(root, path, name), join(copy, path, name));
}

/** The sources, with the packages that are installed; what was installed and built is known to be there. */
function copySources(): void {
  if (!existsSync(join(root, '.cache/stamps'))) throw new Error('not installed: npm run build');
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(join(copy, '.cache'), { recursive: true });
  const kept = [
    'src',
    'scripts',
    'serverless',
    'local-twilio',
    'package.json',
    'package-lock.json',
  ];
  for (const name of [...kept, 'tsconfig.json', 'tsconfig.base.json', '.cache/stamps'])
    cpSync(join(root, name), join(copy, name), {
      recursive: true,
      filter: (path) => !built.test(path.slice(root.length)) && basename(path) !== '.env',
    });
  cpSync(join(root, 'local-twilio/dist'), join(copy, 'local-twilio/dist'), { recursive: true });
  for (const name of ['node_modules', 'serverless/node_modules']) linkPackages(name);
}

async function freePort(): Promise<number> {
  const probe = createServer();
  const port = await listen(probe);
  probe.close();
  return port;
}

async function edit(file: string, change: (text: string) => string): Promise<void> {
  const path = join(copy, file);
  const before = await readFile(path, 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`${file} is not as this test expects it`);
  await writeFile(path, after);
}

/** Edits a file, waits until the change is felt, and prints how long that took. */
async function felt(
  file: string,
  change: (text: string) => string,
  here: () => Promise<unknown>,
): Promise<void> {
  const start = performance.now();
  await edit(file, change);
  await here();
  const took = Math.round(performance.now() - start);
  process.stdout.write(`dev: ${file} felt after ${took} ms\n`);
}

/** Asks until the answer fits. */
async function until(ask: () => Promise<string>, fits: (text: string) => boolean): Promise<void> {
  while (!fits(await ask().catch(() => ''))) await new Promise((done) => setTimeout(done, 20));
}

const text = async (path: string, init?: RequestInit): Promise<string> =>
  (await fetch(origin + path, init)).text();

beforeAll(async () => {
  copySources();
  const port = await freePort();
  origin = `http://127.0.0.1:${port}`;
  dev = spawn('npm', ['run', 'dev', '--', '--no-open'], {
    cwd: copy,
    env: { ...process.env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = dev.stdout;
  if (!lines) throw new Error('no output');
  for await (const line of createInterface(lines)) if (line === 'Ready') break;
  lines.resume();
  browser = await launch();
  page = await browser.newPage({ permissions: ['notifications', 'microphone'] });
  page.setDefaultTimeout(OPENS_WITHIN_MS);
  await page.goto(`${origin}/agent-desktop/`);
  await page.getByText('No active tasks').waitFor();
}, 180_000);

afterAll(async () => {
  await browser.close();
  dev.kill();
  await once(dev, 'close');
  rmSync(copy, { recursive: true, force: true });
});

const stage = () => ({ page, twilio: { origin } });

test('replaces a component of the panel in the open desktop, and the call continues', async () => {
  await call(stage(), '+14155550190');
  await accept(stage());
  await deskOf(stage()).amount().fill('19');
  cpSync(join(copy, 'src/panel/PaymentPanel.tsx'), join(copy, 'src/panel/Before.tsx'));
  await felt(
    'src/panel/PaymentPanel.tsx',
    () => `
      import { PaymentPanel as Before } from './Before';
      export const PaymentPanel = (props: any) => (<><p>Edited</p><Before {...props} /></>);
    `,
    () => page.getByText('Edited', { exact: true }).waitFor(),
  );
  // The client keeps what was typed; only the components are new.
  expect(await deskOf(stage()).amount().inputValue()).toBe('19');
  await deskOf(stage()).start('19');
  await deskOf(stage()).button('Ask for Card number').waitFor();
  expect(await text('/caller/calls')).toContain('"status":"in-progress"');
});

test('reloads the page when something else of the plugin changes', async () => {
  await felt(
    'src/index.ts',
    (source) => `${source}\ndocument.documentElement.dataset.edited = 'yes';`,
    () => page.locator('html[data-edited]').waitFor({ state: 'attached' }),
  );
  await wrappingUp(stage());
  await openTab(stage());
  await page.getByText('Edited', { exact: true }).waitFor();
});

test('answers with the functions as they were saved', async () => {
  const open = `/twilio/${account.functionsDomain}/payments/open`;
  await felt(
    'serverless/functions/payments/open.ts',
    () => "export const handler = (_context: any, _event: any, done: any) => done(null, 'Edited');",
    () =>
      until(
        () => text(open, { method: 'POST' }),
        (answer) => answer === 'Edited',
      ),
  );
});

test('starts the local Twilio again when its own files change, and the desktop comes back', async () => {
  const reloaded = page.waitForEvent('load');
  const served = felt(
    'local-twilio/world/phone/page/phone.html',
    (source) => source.replace('<title>', '<title>Edited '),
    () =>
      until(
        () => text('/phone/'),
        (html) => html.includes('<title>Edited '),
      ),
  );
  await Promise.all([reloaded, served]);
  await page.getByText('No active tasks').waitFor();
});
