import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type LocalTwilio, startLocalTwilio } from '../server';
import { injectFaults } from '../testing/faults';
import { turn } from '../testing/switches';

/** Blocks of the page by the name in the comment above each. */
async function blocksOf(file: string): Promise<ReadonlyMap<string, string>> {
  const page = await readFile(join(__dirname, file), 'utf8');
  const named = page.matchAll(/<!-- ([\w.-]+) -->\n+```\w+\n(.*?)\n```/gs);
  return new Map([...named].map(([, name = '', text = '']) => [name, `${text}\n`]));
}

/** What the table tells users of a language to export. */
async function exportsFor(language: string): Promise<string> {
  const page = await readFile(join(__dirname, 'quick-start.md'), 'utf8');
  const line = page.split('\n').find((row) => row.startsWith(`| ${language} |`)) ?? '';
  return /`(export [^`]+)`/.exec(line)?.[1] ?? '';
}

const hasTwilio = (python: string): boolean =>
  spawnSync(python, ['-c', 'import twilio']).status === 0;

/** A Python with Twilio's client: an existing one, or Debian's, installed now if possible. */
function pythonWithTwilio(): string | undefined {
  const found = ['/usr/bin/python3', 'python3'].find(hasTwilio);
  if (found !== undefined) return found;
  spawnSync('apt-get', ['install', '-y', 'python3-twilio'], { timeout: 120_000 });
  return hasTwilio('/usr/bin/python3') ? '/usr/bin/python3' : undefined;
}

let local: LocalTwilio;
let folder: string;
beforeEach(async () => {
  local = await startLocalTwilio({ port: 0 });
  folder = await mkdtemp(join(tmpdir(), 'quick-start-'));
  for (const [name, text] of await blocksOf('quick-start.md')) {
    await writeFile(join(folder, name), text.replaceAll('http://127.0.0.1:4173', local.origin));
  }
  await symlink(resolve(__dirname, '../../serverless/node_modules'), join(folder, 'node_modules'));
});
afterEach(async () => {
  await local.close();
  await rm(folder, { recursive: true });
});

/** Runs it in a separate shell, which gets only PATH and HOME from this process. */
async function inShell(exports: string, command: string): Promise<string> {
  const { PATH, HOME } = process.env;
  const { stdout } = await promisify(execFile)(
    'sh',
    ['-c', `set -e\n. ./environment.sh\n${exports}\n${command}`],
    { cwd: folder, env: { PATH, HOME } },
  );
  return stdout;
}

const paid = /^success xxxxxxxxxxxx4242 \S+$/m;

test('takes a payment from a Node script with the unmodified client', async () => {
  expect(await inShell(await exportsFor('Node'), 'node payment.mjs')).toMatch(paid);
});

const python = pythonWithTwilio();
const withPython = python === undefined ? test.skip : test;
withPython('a script in Python takes a payment (skipped without python3-twilio)', async () => {
  expect(await inShell(await exportsFor('Python'), `${python} payment.py`)).toMatch(paid);
});

test('takes a payment from a curl script', async () => {
  const printed = await inShell(await exportsFor('curl'), 'sh payment.sh');
  expect(JSON.parse(printed)).toMatchObject([
    { cardNumber: 'xxxxxxxxxxxx4242', result: 'charged' },
  ]);
});

test('provokes errors, a decline and a timeout from a curl script', async () => {
  const printed = await inShell(await exportsFor('curl'), 'sh errors.sh');
  expect(printed.trim().split('\n')).toEqual([
    '"code":64001',
    'input-timeout',
    'caller-interrupted-with-star',
    'card is declined',
  ]);
});

test('forgets everything between tests', async () => {
  const answerOf = async (path: string): Promise<unknown> =>
    (await fetch(local.origin + path)).json();
  const paths = ['/caller/calls', '/connector/transactions', '/faults', '/switches'];
  const kept = () => Promise.all(paths.map(answerOf));
  const before = await kept();
  await inShell(await exportsFor('curl'), 'sh payment.sh');
  await injectFaults(local.origin, { seed: 7, callbacks: { drop: 1 } });
  await turn(local.origin, { star: 'clear-field' });
  expect(await kept()).not.toEqual(before);
  await inShell(await exportsFor('curl'), 'sh between.sh');
  expect(await kept()).toEqual(before);
});
