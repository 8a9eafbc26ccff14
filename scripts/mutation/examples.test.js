const { readdirSync } = require('node:fs');
const { join } = require('node:path');

/*
 * All examples of the core in one file: mutation testing runs them some thousand times, and loading the
 * core once for each of their files would take most of its time.
 */

const core = join(__dirname, '../../src/payment');
const isExample = (file) => /\.test\.ts$/.test(file) && !/\.property\./.test(file);
/** The slowest come last: by then most changes are noticed. */
const slow = ['order.test.ts', 'size.reserved.test.ts', 'size.test.ts'];

const files = readdirSync(core).filter(isExample);
for (const file of [...files.filter((each) => !slow.includes(each)), ...slow]) {
  describe(file, () => void require(join(core, file)));
}
