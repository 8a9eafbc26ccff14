const { execFileSync } = require('node:child_process');
const { existsSync, readFileSync } = require('node:fs');
const { dirname, join } = require('node:path');

/* Checks that whatever the pages point to exists. */

const root = join(__dirname, '..');
const pages = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'],
  {
    cwd: root,
    encoding: 'utf8',
  },
)
  .split('\n')
  .filter((page) => page !== '' && existsSync(join(root, page)));

const textOf = (page) => readFileSync(join(root, page), 'utf8');

test.each(pages)('%s links to files that exist', (page) => {
  const links = [...textOf(page).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)(?:#[^)]*)?\)/g)];
  const missing = links
    .map(([, path]) => path)
    .filter((path) => !existsSync(join(root, dirname(page), path)));
  expect(missing).toEqual([]);
});

test('CONTRIBUTING.md names files that exist', () => {
  const spans = [
    ...textOf('CONTRIBUTING.md').matchAll(/`([\w./-]+\.(?:tsx?|mjs|c?js|yaml|jsonc|md))`/g),
  ];
  const paths = spans.map(([, path]) => path);
  expect(paths.length).toBeGreaterThan(30);
  // A bare name refers to the folder of the file named before it.
  let folder = '';
  const missing = paths.filter((path) => {
    const bare = !path.includes('/') && !existsSync(join(root, path));
    const full = bare ? join(folder, path) : path;
    if (!bare) folder = dirname(path);
    return !existsSync(join(root, full));
  });
  expect(missing).toEqual([]);
});
