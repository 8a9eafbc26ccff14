import { isAscii } from 'node:buffer';
import { readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

// node build.mjs [--config <file>] [--outdir <folder>]
// One file per function, in the layout that `twilio-run --functions-folder dist/functions` takes:
// the path is the URL's, `.protected.js` marks what only Twilio may call, `.private.js` what only functions may load.
const here = dirname(fileURLToPath(import.meta.url));
const sources = join(here, 'functions');
const { values } = parseArgs({
  options: { config: { type: 'string' }, outdir: { type: 'string' } },
});
const configFile = values.config ?? 'payments.config.yaml';
const configPath = values.config === undefined ? join(here, configFile) : resolve(configFile);
const outdir = resolve(values.outdir ?? join(here, 'dist', 'functions'));

const common = {
  bundle: true,
  target: 'node20',
  // The core in ../src finds the same copy as the functions, whatever is installed up there.
  alias: { valibot: join(here, 'node_modules', 'valibot') },
  logLevel: 'warning',
};

/** The reader of the configuration, which shares the core's schema with the functions. */
async function loadReader() {
  const { outputFiles } = await build({
    ...common,
    entryPoints: [join(here, 'lib', 'runtime', 'configurationFile.ts')],
    write: false,
    platform: 'neutral',
    // The checker of patterns without the processes it starts elsewhere.
    alias: { ...common.alias, recheck: join(here, 'node_modules', 'recheck', 'lib', 'browser.js') },
    mainFields: ['module', 'main'],
    format: 'esm',
  });
  return import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
}

/** The checked configuration; undefined when it is not one, which is then said line by line. */
async function readConfiguration() {
  const { readConfigurationFile } = await loadReader();
  const read = readConfigurationFile(await readFile(configPath, 'utf8'));
  if (read.ok) return read.configuration;
  for (const { line, column, message } of read.mistakes) {
    console.error(`${configFile}:${line}:${column}: ${message}`);
  }
  return undefined;
}

/**
 * `import('./x.private')` loads a private function from where Twilio's runtime keeps it
 * (https://www.twilio.com/docs/serverless/functions-assets/client), and so leaves it out of the bundle. Replaced
 * in the text of the function: a module that a plugin gives would be one of the bundle, which loads none of its modules
 * again after one has failed.
 */
const privateFunctions = {
  name: 'private functions',
  setup({ onLoad, onResolve }) {
    const imported = /\bimport\('\.\/([a-z-]+)\.private'\)/g;
    onLoad({ filter: /\/functions\/.*\.ts$/ }, async ({ path }) => {
      const folder = relative(sources, dirname(path));
      const load = `Promise.resolve().then(() => require(Runtime.getFunctions()['${folder}/$1'].path))`;
      const contents = (await readFile(path, 'utf8')).replace(imported, load);
      return { contents, loader: 'ts' };
    });
    onResolve({ filter: /\.private$/ }, ({ path }) => ({
      errors: [{ text: `${path} is imported in another way than import('${path}')` }],
    }));
  },
};

/** One function. Built by itself: what another loads late would be kept whole for all of them. */
async function buildFunction(file, define) {
  const { metafile } = await build({
    ...common,
    entryPoints: [join(sources, file)],
    metafile: true,
    plugins: [privateFunctions],
    outbase: sources,
    outdir,
    platform: 'node',
    format: 'cjs',
    // A cold function has a third less to read. No stack is ever logged, so nobody misses the names.
    minify: true,
    // What is loaded late is loaded by `require`, as everything else: the runtime's packages are CommonJS.
    supported: {
      'dynamic-import': false,
      // Node has had them since 10. esbuild, which waits for the newest names of scripts, would have each such
      // expression compiled at the start instead of at its first use.
      'regexp-unicode-property-escapes': true,
    },
    define,
  });
  for (const output of Object.keys(metafile.outputs)) {
    // One other character, and Node keeps the whole text in twice the memory, which a cold process has to collect.
    // esbuild escapes it everywhere but in regular expressions.
    if (!isAscii(await readFile(output))) throw new Error(`${output} is not all ASCII`);
  }
}

async function buildFunctions(configuration) {
  const { version } = JSON.parse(await readFile(join(here, '..', 'package.json'), 'utf8'));
  const define = {
    PAYMENTS_CONFIGURATION: JSON.stringify(configuration),
    PAYMENTS_VERSION: JSON.stringify(version),
  };
  const files = await readdir(sources, { recursive: true });
  const functions = files.filter((file) => file.endsWith('.ts'));
  await Promise.all(functions.map((file) => buildFunction(file, define)));
  console.log(`built ${functions.length} functions`);
}

// What was built before goes first: a build that fails leaves nothing to deploy by mistake.
for (const name of await readdir(sources)) {
  await rm(join(outdir, name), { recursive: true, force: true });
}
const configuration = await readConfiguration();
if (configuration) await buildFunctions(configuration);
else process.exitCode = 1;
