import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type LocalTwilio, startLocalTwilio } from '../local-twilio/server';
import { runForAccount } from '../local-twilio/testing/commands';
import { clientOf } from '../local-twilio/testing/payments';
import { give, visa } from './capture';
import { call, transactions } from './caller';
import { accept, deskOf, wrappingUp } from './desk';
import { journey, openDesktop } from './stage';

/*
 * From an empty account to a payment, to the next version, back, and away again: by `npm run setup`, and so
 * by Twilio's own twilio-run and CLI, unmodified. What is paid with is what was deployed, and nothing else.
 */

const root = resolve(__dirname, '..');
const NAME = 'flex-payment-panel';
const MINUTE = 60_000;

let project: string;
let local: LocalTwilio;

/** What is built, installed or somebody's own is not copied. */
const notCopied = /\/(node_modules|dist|build|\.git|\.cache|\.env|\.env\.(dev|stage))$/;

/** The project as somebody has it who sets an account up, with settings and versions of its own. */
async function projectCopy(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'deploy-'));
  await cp(root, folder, { recursive: true, filter: (path) => !notCopied.test(path) });
  // What takes minutes to install stays for the next time.
  await mkdir(join(root, '.cache/twilio-cli'), { recursive: true });
  await mkdir(join(folder, '.cache'));
  for (const name of ['node_modules', 'serverless/node_modules', '.cache/twilio-cli']) {
    await symlink(join(root, name), join(folder, name));
  }
  return folder;
}

const play = (command: 'setup' | 'doctor' | 'teardown', ...args: string[]): Promise<string> =>
  runForAccount(
    local.origin,
    [process.execPath, '--import', 'tsx', `scripts/cloud/${command}.ts`, ...args],
    project,
  );

/** Gives panel and functions another version, and the panel another word to know it by. */
async function release(version: string, [from, to]: readonly [string, string]): Promise<void> {
  const manifest = join(project, 'package.json');
  const text = await readFile(manifest, 'utf8');
  await writeFile(manifest, text.replace(/"version": "[^"]+"/, `"version": "${version}"`));
  const words = join(project, 'src/languages/en.ts');
  const before = await readFile(words, 'utf8');
  if (!before.includes(from)) throw new Error(`${words} does not say ${from}`);
  await writeFile(words, before.replace(from, to));
  await play('setup');
}

/**
 * A payment at the desktop as it loads now, completed by the button of that name; nothing failed on the page.
 * `meanwhile` happens once the caller has keyed in the card number.
 */
async function pay(
  name: string,
  amount: string,
  complete: string,
  meanwhile: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const desktop = await openDesktop(local);
  try {
    await journey(desktop, name, async () => {
      const caller = await call(desktop, '+14155550123');
      await accept(desktop);
      const desk = deskOf(desktop);
      await desk.start(amount);
      await give(desktop, caller, 'Card number', visa.number);
      await meanwhile();
      await give(desktop, caller, 'Expiry date', visa.expiry);
      await give(desktop, caller, 'Security code', visa.code);
      await give(desktop, caller, 'Postal code', visa.postalCode);
      await desk.button(complete).click();
      await desk.heading('Payment succeeded').waitFor();
      expect(await transactions(desktop)).toContainEqual(
        expect.objectContaining({ amount, result: 'charged' }),
      );
      await caller.hangUp();
      await wrappingUp(desktop);
      await desktop.page.getByRole('button', { name: 'Complete', exact: true }).first().click();
      await desktop.page.getByText('No active tasks').waitFor();
      expect(desktop.trouble).toEqual([]);
    });
  } finally {
    await desktop.close();
  }
}

const deployedBuilds = async () => {
  const { services } = clientOf(local.origin).serverless.v1;
  const service = (await services.list()).find(({ uniqueName }) => uniqueName === 'flex-payments');
  return service ? (await services(service.sid).builds.list()).length : 0;
};
const released = async () => (await fetch(`${local.origin}/plugins`)).text();

beforeAll(async () => {
  local = await startLocalTwilio({ port: 0 });
  project = await projectCopy();
}, 5 * MINUTE);
afterAll(async () => {
  await local.close();
  await rm(project, { recursive: true, force: true });
});

const words = ['Complete payment', 'Take the payment'] as const;

test(
  'set up, paid, a second version, back to the first, and taken away',
  async () => {
    await play('setup', '--restricted-key');
    expect(await play('doctor')).toContain('Everything that can be asked is right.');
    expect(await released()).toContain('0.1.0');
    await pay('first version', '11.01', words[0]);

    // An open desktop goes on with its own panel, on functions that are newer, and then older, than that.
    await pay('older panel', '11.02', words[0], () => release('0.1.1', words));
    expect(await released()).toContain('0.1.1');
    await pay('newer panel', '11.03', words[1], () => release('0.1.0', [words[1], words[0]]));
    expect(await released()).toContain('0.1.0');
    await pay('rolled back', '11.04', words[0]);
    expect(await deployedBuilds()).toBeGreaterThan(0);

    await play('teardown');
    expect(await released()).not.toContain(NAME);
    expect(await deployedBuilds()).toBe(0);
  },
  45 * MINUTE,
);
