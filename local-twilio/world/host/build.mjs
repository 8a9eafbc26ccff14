import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

// Flex UI is neither committed nor published: it is bundled on the user's machine.
const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const outdir = join(here, '../..', 'dist');
// A folder in which another version of Flex UI is installed, with the React that belongs to it.
const { values } = parseArgs({ options: { from: { type: 'string', default: here } } });

/** For whatever runs in the agent's browser. */
const browser = {
  bundle: true,
  platform: 'browser',
  target: 'chrome110',
  outdir,
  logLevel: 'error',
};

await Promise.all([
  build({
    ...browser,
    outdir: undefined,
    outfile: join(outdir, 'flex-ui.js'),
    stdin: { contents: await readFile(join(here, 'flexUi.js'), 'utf8'), resolveDir: values.from },
    minify: true,
    // Flex UI's npm file is a library build that requires Node's `path` and expects `global`.
    alias: { path: require.resolve('path-browserify') },
    define: { global: 'window', 'process.env.NODE_ENV': '"production"' },
    loader: { '.css': 'empty' },
    legalComments: 'none',
  }),
  build({
    ...browser,
    entryPoints: { redirect: join(here, 'redirect.ts'), desktop: join(here, 'desktop.ts') },
    format: 'iife',
  }),
]);
