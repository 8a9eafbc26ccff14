const { readFileSync } = require('node:fs');

/* What docs/security.md says of packages with an advisory that build and test, held against the lockfiles. */

const page = readFileSync('docs/security.md', 'utf8');
const [, section] = page.split('## Advisories of what builds and tests');
const [unfixed, overridden] = section.split('\n## ')[0].split('`overrides`');
const read = (name) =>
  ['', 'serverless/'].map((folder) => JSON.parse(readFileSync(folder + name, 'utf8')));
const installed = read('package-lock.json').flatMap(({ packages }) => Object.entries(packages));
const overrides = read('package.json').flatMap((each) => Object.keys(each.overrides));

/** Name and versions of each row of a table. */
const rowsOf = (table) =>
  [...table.matchAll(/^\| `([^`]+)` +\| ([\d., ]+?) +\|/gm)].map(([, ...cells]) => cells);

const versionsOf = (name) =>
  installed
    .filter(([path]) => path.endsWith(`node_modules/${name}`))
    .map(([, { version }]) => version);

const isAtLeast = (least) => (version) =>
  version.localeCompare(least, 'en', { numeric: true }) >= 0;

test('there are some of both kinds', () => {
  expect(rowsOf(unfixed).length).toBeGreaterThan(4);
  expect(rowsOf(overridden).length).toBeGreaterThan(4);
});

test.each(rowsOf(unfixed))(
  '%s is in the lockfiles in the versions that are judged',
  (name, versions) =>
    expect(versionsOf(name)).toEqual(expect.arrayContaining(versions.split(', '))),
);

test.each(rowsOf(overridden))('%s is in the lockfiles at %s or above only', (name, least) => {
  const versions = versionsOf(name);
  expect(versions).not.toEqual([]);
  expect(versions.filter((version) => !isAtLeast(least)(version))).toEqual([]);
});

test('the overrides are those of the table, and two that have nothing to do with advisories', () => {
  const others = ['@k88/typescript-compile-error-formatter', 'react-aria'];
  expect(overrides.sort()).toEqual([...others, ...rowsOf(overridden).map(([name]) => name)].sort());
});
