const { execFileSync } = require('node:child_process');
const { mkdtempSync, readdirSync, readFileSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

/* NOTICE names the packages that ship, each under its licence. */

const root = join(__dirname, '..');
const read = (file) => readFileSync(join(root, file), 'utf8');
const notice = read('NOTICE');

/** The packages that NOTICE lists under a heading, with the licence it gives them. */
function listed(heading) {
  const [, section] = notice.split(`${heading}\n`);
  const lines = section.split('\n\n')[0].split('\n').slice(1);
  let licence;
  return lines.flatMap((line) => {
    licence = /^\S+/.exec(line)?.[0] ?? licence;
    const names = line.slice(licence.length).match(/@?[a-z][\w./*-]+(?: \(.*?\))?/g) ?? [];
    return names.map((name) => ({ name: name.replace(/ \(.*/, ''), licence }));
  });
}

const licenceOf = (name, folder) =>
  JSON.parse(read(join(folder, 'node_modules', name, 'package.json'))).license;

/** Packages that esbuild puts into the functions. */
function bundledWithFunctions() {
  const folder = mkdtempSync(join(tmpdir(), 'functions-'));
  try {
    const sources = join(root, 'serverless/functions');
    const files = readdirSync(sources, { recursive: true }).filter((file) => file.endsWith('.ts'));
    const valibot = join(root, 'serverless/node_modules/valibot');
    const options = ['--bundle', '--platform=node', `--alias:valibot=${valibot}`];
    const output = [`--outdir=${folder}`, `--metafile=${join(folder, 'meta.json')}`];
    execFileSync(
      join(root, 'node_modules/.bin/esbuild'),
      [...files.map((file) => join(sources, file)), ...options, ...output, '--log-level=error'],
      { cwd: root },
    );
    const { inputs } = JSON.parse(readFileSync(join(folder, 'meta.json'), 'utf8'));
    const names = Object.keys(inputs).map(
      (file) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1],
    );
    return [...new Set(names)].filter((name) => name !== undefined);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Packages of the plugin's bundle: those whose advisories docs/security.md judges (e2e/packages.test.ts). */
function bundledWithPlugin() {
  const [, section] = read('docs/security.md').split("## Advisories of the panel's bundle\n");
  const names = section.split('\n## ')[0].matchAll(/`((?:@[^`/]+\/)?[^`@]+)@\d[^`]*`/g);
  return [...names].map(([, name]) => name);
}

test.each([
  [
    "What ships with the plugin's bundle (build/), besides this project's code",
    '.',
    bundledWithPlugin,
  ],
  ["What ships with the functions' bundles (serverless/dist/)", 'serverless', bundledWithFunctions],
])('%s', (heading, folder, bundled) => {
  const rows = listed(heading);
  const names = bundled();
  expect(names.length).toBeGreaterThan(5);
  const group = (name) => name.replace(/^@twilio-paste\/.*/, '@twilio-paste/*');
  const shipped = new Map(names.map((name) => [group(name), licenceOf(name, folder)]));
  const expected = [...shipped].map(([name, licence]) => ({ name, licence }));
  const byName = (one, other) => one.name.localeCompare(other.name);
  expect(rows.sort(byName)).toEqual(expected.sort(byName));
});
