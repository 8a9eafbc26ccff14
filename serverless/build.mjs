import { readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

// One file per function, in the layout that `twilio-run --functions-folder dist/functions` takes:
// the path is the URL's, and `.protected.js` marks what only Twilio may call.
const here = dirname(fileURLToPath(import.meta.url));
const sources = join(here, 'functions');
const outdir = join(here, 'dist', 'functions');

const files = await readdir(sources, { recursive: true });
const entryPoints = files.filter((file) => file.endsWith('.ts')).map((file) => join(sources, file));

await rm(outdir, { recursive: true, force: true });
await build({
  entryPoints,
  outbase: sources,
  outdir,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // The runtime has loaded these already, or brings them: bundling would load them a second time.
  external: ['twilio', 'twilio-flex-token-validator', '@twilio/runtime-handler'],
  // The core in ../src finds the same copy as the functions, whatever is installed up there.
  alias: { valibot: join(here, 'node_modules', 'valibot') },
  logLevel: 'warning',
});
console.log(`built ${entryPoints.length} functions`);
