const { readFileSync } = require('node:fs');

/* What docs/security.md says of packages with an advisory that build and test, held against the lockfile. */

const page = readFileSync('docs/security.md', 'utf8');
const section = page.split('## Advisories of what builds and tests')[1].split('\n## ')[0];
const rows = [...section.matchAll(/^\| `([^`]+)` +\| ([\d., ]+?) +\|/gm)];
const lock = Object.entries(JSON.parse(readFileSync('package-lock.json', 'utf8')).packages);

const versionsOf = (name) =>
  lock
    .filter(([path]) => path === `node_modules/${name}` || path.endsWith(`/node_modules/${name}`))
    .map(([, { version }]) => version);

test('names at least ten of them', () => expect(rows.length).toBeGreaterThan(10));

test.each(rows.map(([, name, versions]) => [name, versions.split(', ')]))(
  '%s is in the lockfile in the versions that are judged',
  (name, versions) => {
    const installed = new Set(versionsOf(name));
    for (const version of versions) expect([...installed]).toContain(version);
  },
);
