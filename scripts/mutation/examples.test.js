const { readdirSync } = require('node:fs');
const { basename, join } = require('node:path');

/*
 * All examples of the core in one file: mutation testing runs them some thousand times, and loading the
 * core once for each of their files would take most of its time.
 */

const core = join(__dirname, '../../src/payment');
const isExample = (file) => /\.test\.ts$/.test(file) && !/\.property\.|fuzz/.test(file);
/** The slowest come last: by then most changes are noticed. */
const slow = ['order.test.ts', 'size.reserved.test.ts', 'size.test.ts'];

const isSlow = (file) => slow.includes(basename(file));

const files = readdirSync(core, { recursive: true }).filter(isExample);
for (const file of [...files.filter((each) => !isSlow(each)), ...files.filter(isSlow)]) {
  describe(file, () => void require(join(core, file)));
}
