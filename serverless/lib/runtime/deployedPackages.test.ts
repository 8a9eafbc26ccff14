import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as v from 'valibot';

/* What docs/security.md says of the packages that the functions are deployed with. */

const folder = resolve(__dirname, '../..');

/** Rows of the table of advisories: package, version, and whether the functions load it. */
function documented(): readonly { name: string; version: string; loaded: string }[] {
  const page = readFileSync(resolve(folder, '../docs/security.md'), 'utf8');
  const [, section = ''] = page.split('## Advisories of the deployed packages');
  const rows = section.matchAll(/^\| `([^`]+)` +\| (\S+) +\| (yes|no) +\|/gm);
  return [...rows].map(([, name = '', version = '', loaded = '']) => ({ name, version, loaded }));
}

/** Packages that are in memory once the module of `twilio` and what signs tokens are. */
function loadedPackages(): readonly string[] {
  const script = `
    require('twilio/lib/webhooks/webhooks');
    require('jws');
    const name = (file) => /.*node_modules\\/((?:@[^/]+\\/)?[^/]+)/.exec(file)?.[1];
    console.log(JSON.stringify([...new Set(Object.keys(require.cache).map(name))]));`;
  const output = execFileSync(process.execPath, ['-e', script], { cwd: folder, encoding: 'utf8' });
  return v.parse(v.array(v.string()), JSON.parse(output));
}

const lockSchema = v.object({
  packages: v.record(v.string(), v.object({ version: v.optional(v.string()) })),
});

test('the packages have the versions of the lockfile, and are loaded or not, as the table says', () => {
  const lock = v.parse(lockSchema, JSON.parse(readFileSync(`${folder}/package-lock.json`, 'utf8')));
  const loaded = loadedPackages();
  const rows = documented();
  expect(rows.length).toBeGreaterThan(10);
  for (const { name, ...said } of rows) {
    const { version } = lock.packages[`node_modules/${name}`] ?? {};
    expect({ name, ...said }).toEqual({
      ...{ name, version },
      loaded: loaded.includes(name) ? 'yes' : 'no',
    });
  }
  // Small ones of the same authors, without advisories.
  const others = loaded.filter((name) => !rows.some((row) => row.name === name));
  const small = ['jwa', 'safe-buffer', 'ecdsa-sig-formatter', 'buffer-equal-constant-time'];
  expect(others.filter((name) => !small.includes(name))).toEqual([]);
});
