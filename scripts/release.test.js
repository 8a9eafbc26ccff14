const { execFileSync } = require('node:child_process');
const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

/* What a release needs is in the repository: its notes, and workflows whose actions are pinned. */

const root = join(__dirname, '..');

/** Jest does not load ES modules; Node does. */
const changelogOf = (text, version) =>
  JSON.parse(
    execFileSync(process.execPath, [
      ...['--input-type=module', '--eval'],
      `import { changelogOf } from ${JSON.stringify(join(root, 'scripts/changelog.mjs'))};
       console.log(JSON.stringify({ notes: changelogOf(...${JSON.stringify([text, version])}) }));`,
    ]).toString(),
  ).notes;

test('finds the notes of a version, and no others', () => {
  const text =
    '# Changelog\n\n## Unreleased\n\n- c\n\n## [0.1.1] - 2026-01-02\n\n- b\n\n## 0.1.0\n\n### Added\n\n- a\n';
  expect(changelogOf(text, '0.1.1')).toBe('- b\n');
  expect(changelogOf(text, '0.1.0')).toBe('### Added\n\n- a\n');
  expect(changelogOf(text, '0.1')).toBeUndefined();
});

test('pins every action of the workflows to a commit, and says which version that is', () => {
  const folder = join(root, '.github/workflows');
  const uses = readdirSync(folder).flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(/uses: (.*)/g)].map(([, what]) => what),
  );
  expect(uses.length).toBeGreaterThan(5);
  expect(uses.filter((what) => !/^[\w/-]+@[0-9a-f]{40} # v[\d.]+$/.test(what))).toEqual([]);
});

test('runs in its workflows only scripts that package.json has', () => {
  const folder = join(root, '.github/workflows');
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const run = readdirSync(folder).flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(/npm run ([\w:]+)/g)].map(
      ([, name]) => name,
    ),
  );
  expect(run.filter((name) => !(name in scripts))).toEqual([]);
});
