import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

// Flex UI is neither committed nor published: it is bundled on the user's machine.
const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const outdir = join(here, '../..', 'dist');

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
    entryPoints: { 'flex-ui': join(here, 'flexUi.js') },
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
