// The content of the package: one file that includes every library, so that it only needs Node, and the files
// of its pages in the same places as in the sources.
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';

const here = import.meta.dirname;
const outdir = join(here, 'build');

const pages = [
  'world/phone/page/phone.ts',
  'world/home/page/home.ts',
  'twilio/voice/browser/media.ts',
];
const files = [
  'world/phone/page/phone.html',
  'world/phone/page/phone.css',
  'world/phone/page/side.css',
  'world/home/page/home.html',
  'world/home/page/home.css',
  'edge/redirect.cjs',
  'twilio/functions/preload.cjs',
];

/** The license of each library that was bundled, as most of them ask for. */
async function licenses(inputs) {
  const packages = new Set(
    inputs.map((file) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1]).filter(Boolean),
  );
  const texts = await Promise.all(
    [...packages].sort().map(async (folder) => {
      const { name, version, license } = JSON.parse(
        await readFile(join(folder, 'package.json'), 'utf8'),
      );
      const file = ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'license', 'LICENCE']
        .map((each) => join(folder, each))
        .find(existsSync);
      const text = file ? await readFile(file, 'utf8') : '';
      return `${name} ${version} (${license})\n\n${text}`;
    }),
  );
  return texts.join(`\n${'-'.repeat(80)}\n\n`);
}

await rm(outdir, { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: process.cwd(),
  entryPoints: [join(here, 'main.ts')],
  outfile: join(outdir, 'main.cjs'),
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  // Not needed: its pages are bundled below.
  external: ['esbuild'],
  // `open` asks for it.
  define: { 'import.meta.url': 'importMetaUrl' },
  banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
  metafile: true,
  logLevel: 'error',
});
await build({
  entryPoints: pages.map((page) => join(here, page)),
  outdir,
  outbase: here,
  bundle: true,
  format: 'iife',
  target: 'es2022',
  logLevel: 'error',
});
for (const file of files) {
  await mkdir(dirname(join(outdir, file)), { recursive: true });
  await cp(join(here, file), join(outdir, file));
}
await writeFile(join(outdir, 'LICENSES.txt'), await licenses(Object.keys(metafile.inputs)));
