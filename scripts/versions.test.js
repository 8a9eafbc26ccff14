const { readFileSync } = require('node:fs');

/* The versions of Flex UI that docs/deploy.md names are those that are tried. */

const read = (path) => readFileSync(path, 'utf8');

test('docs/deploy.md names the versions of Flex UI that are tried, and those alone', () => {
  const [, always, nightly] = /^\| Flex UI \| (.*) \| (.*), by `npm run journey:versions`/m.exec(
    read('docs/deploy.md'),
  );
  const [, listed] = /^const versions = (\[.*\]);$/m.exec(read('scripts/versions.mjs'));
  expect(nightly.split(', ').sort()).toEqual(JSON.parse(listed.replaceAll("'", '"')).sort());
  expect(always).toBe(JSON.parse(read('package.json')).devDependencies['@twilio/flex-ui']);
  expect(read('.github/workflows/nightly.yml')).toContain('npm run journey:versions');
});
