const { execFileSync } = require('node:child_process');
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

/* What runs each command in the pages: a test, CI, or where neither does the script that carries it out. */

const root = join(__dirname, '..');
const read = (path) => readFileSync(join(root, path), 'utf8');
const pages = execFileSync('git', ['ls-files', '*.md'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((page) => page !== '');

/** Pages whose every command a test takes from the page and runs. */
const runWhole = new Map([
  ['docs/deploy.md', 'scripts/cloud/docs.test.ts'],
  ['local-twilio/docs/quick-start.md', 'local-twilio/docs/quickStart.test.ts'],
]);

const runBy = [
  [/^git clone|^nvm use$/, '.ci/run'],
  [/^npm run dev$/, 'e2e/dev.test.ts'],
  [/^(PORT=4200 )?npm run demo( -- --no-open)?$/, 'scripts/demo.mjs'],
  [/^npm test$|^npm run test:tools$|^npm run check$/, '.ci/run'],
  [/^npx jest --selectProjects unit components$/, 'scripts/test.mjs'],
  [/^npm run chaos -- --payments 2000 --seed 1$/, '.ci/run'],
  [/^npm run chaos -- /, 'chaos/main.ts'],
  [/^npm run build:addon -- --outdir /, 'scripts/cloud/addon.test.ts'],
  [
    /^npm install \.\/flex-local-twilio|^npx local-twilio --no-desktop$/,
    'local-twilio/package.test.ts',
  ],
];

function commandsOf(page) {
  const blocks = [...read(page).matchAll(/^```sh\n(.*?)^```/gms)].map(([, block]) => block);
  return blocks
    .flatMap((block) => block.replaceAll(/\\\n\s*/g, '').split('\n'))
    .map((line) => line.replace(/(^|\s+)#.*/, '').trim())
    .filter((line) => line !== '');
}

const others = pages
  .filter((page) => !runWhole.has(page))
  .flatMap((page) => commandsOf(page).map((command) => [command, page]));

test.each(others)('%s, in %s, is run', (command) => {
  const [, where] = runBy.find(([like]) => like.test(command)) ?? [];
  expect(where).toBeDefined();
  expect(read(where).length).toBeGreaterThan(0);
});

test.each([...runWhole])('the commands of %s are taken from it by %s', (page, by) => {
  expect(commandsOf(page).length).toBeGreaterThan(0);
  expect(read(by)).toContain(page.split('/').at(-1));
});

const scripts = new Set([
  ...Object.keys(JSON.parse(read('package.json')).scripts),
  // Of the add-on.
  'deploy',
]);

test.each(pages)('%s names scripts that exist', (page) => {
  const named = [...read(page).matchAll(/npm run ([\w:]+)/g)].map(([, script]) => script);
  expect(named.filter((script) => !scripts.has(script))).toEqual([]);
});
