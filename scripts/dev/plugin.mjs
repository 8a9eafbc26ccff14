import { existsSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { build, context } from 'esbuild';

/*
 * The plugin for `npm run dev`: the sources of `flex-plugin build`, bundled by esbuild in a fraction of a
 * second as two scripts. `panel.js` contains the panel's components, `plugin-payments.js` everything else;
 * `page.js` replaces the first in an open page.
 */

const root = resolve(import.meta.dirname, '../..');
const panel = join(root, 'src/panel');
const pageScript = join(import.meta.dirname, 'page.js');

/** Flex's page provides these on `window`; `flex-plugin build` excludes them in the same way. */
const globals = {
  react: 'React',
  'react-dom': 'ReactDOM',
  redux: 'Redux',
  'react-redux': 'ReactRedux',
  '@twilio/flex-ui': 'Twilio.Flex',
};

/** Values that `flex-plugin build` would insert. */
const versions = Object.fromEntries(
  ['PLUGIN_UNIQUE_NAME', 'PLUGIN_VERSION', 'FLEX_PLUGIN_SCRIPTS_VERSION', 'FLEX_PLUGIN_VERSION']
    .concat('FLEX_UI_VERSION', 'REACT_VERSION', 'REACT_DOM_VERSION')
    .map((name) => [`__FPB_${name}`, '"dev"']),
);

const options = {
  bundle: true,
  write: false,
  metafile: true,
  platform: 'browser',
  target: 'chrome110',
  format: 'iife',
  logLevel: 'warning',
  define: { ...versions, global: 'window', 'process.env.NODE_ENV': '"production"' },
};

const fromWindow = {
  name: 'from-window',
  setup(hooks) {
    const filter = new RegExp(`^(${Object.keys(globals).join('|')})$`);
    hooks.onResolve({ filter }, ({ path }) => ({ path, namespace: 'window' }));
    hooks.onLoad({ filter: /./, namespace: 'window' }, ({ path }) => ({
      contents: `module.exports = window.${globals[path]};`,
    }));
  },
};

/**
 * A React context is known by its identity, so both scripts have to use the same one: the panel's takes the
 * modules named `context` from the plugin's.
 */
const contextModule = /(^|\/)context$/;

/** Every file of the panel that may contain a component. */
async function componentFiles() {
  const files = await readdir(panel, { recursive: true });
  return files.filter((file) => /\.tsx$/.test(file) && !/\.test\.|testing/.test(file)).sort();
}

/** The names that a module of the panel exports. */
async function exportsOf(file) {
  const entryPoints = [join(panel, file)];
  const { metafile } = await build({ ...options, entryPoints, bundle: false, format: 'esm' });
  return Object.values(metafile.outputs)[0].exports;
}

/** The panel's components, with the packages and contexts of the plugin's script. */
function panelContext(packages) {
  const shared = {
    name: 'shared-packages',
    setup(hooks) {
      hooks.onStart(() => packages.clear());
      hooks.onResolve({ filter: /^[^./]/ }, ({ path, namespace }) => {
        if (namespace === 'window' || path in globals) return undefined;
        packages.add(path);
        return { path, namespace: 'shared' };
      });
      hooks.onResolve({ filter: contextModule }, ({ path, resolveDir }) => {
        const name = `./${relative(root, resolve(resolveDir, path))}`;
        packages.add(name);
        return { path: name, namespace: 'shared' };
      });
      hooks.onLoad({ filter: /./, namespace: 'shared' }, ({ path }) => ({
        contents: `module.exports = window.paymentsDev.packages[${JSON.stringify(path)}];`,
      }));
    },
  };
  const entry = {
    name: 'panel-entry',
    setup(hooks) {
      hooks.onResolve({ filter: /^\.\/panel-entry$/ }, ({ path }) => ({
        path,
        namespace: 'entry',
      }));
      hooks.onLoad({ filter: /./, namespace: 'entry' }, async () => {
        const files = await componentFiles();
        const imports = files.map((file, at) => `import * as m${at} from './${file}';`);
        const entries = files.map((file, at) => `'${file}': m${at}`);
        return {
          contents: `${imports.join('\n')}\nwindow.paymentsDev.show({ ${entries.join(', ')} });`,
          resolveDir: panel,
        };
      });
    },
  };
  return context({
    ...options,
    entryPoints: ['./panel-entry'],
    plugins: [entry, fromWindow, shared],
  });
}

/** Everything except the panel's components, plus the packages and contexts that those need. */
function pluginContext(packages) {
  const stands = {
    name: 'newest-components',
    setup(hooks) {
      hooks.onResolve({ filter: /^\./ }, ({ path, resolveDir }) => {
        const file = `${resolve(resolveDir, path)}.tsx`;
        return file.startsWith(panel + sep) && existsSync(file)
          ? { path: relative(panel, file), namespace: 'newest' }
          : undefined;
      });
      hooks.onLoad({ filter: /./, namespace: 'newest' }, async ({ path }) => {
        const stand = (name) => `export const ${name} = newest('${path}', '${name}');`;
        const names = await exportsOf(path);
        return {
          contents: [
            `import { newest } from ${JSON.stringify(pageScript)};`,
            ...names.map(stand),
          ].join('\n'),
          resolveDir: root,
        };
      });
    },
  };
  const entry = {
    name: 'plugin-entry',
    setup(hooks) {
      hooks.onResolve({ filter: /^\.\/plugin-entry$/ }, ({ path }) => ({
        path,
        namespace: 'entry',
      }));
      hooks.onLoad({ filter: /./, namespace: 'entry' }, () => {
        const names = [...packages].sort();
        const imports = names.map((name, at) => `import * as p${at} from '${name}';`);
        const entries = names.map((name, at) => `'${name}': p${at}`);
        return {
          contents: [
            ...imports,
            `import { follow, share } from ${JSON.stringify(pageScript)};`,
            `import './src/index.ts';`,
            `share({ ${entries.join(', ')} });`,
            'follow();',
          ].join('\n'),
          resolveDir: root,
        };
      });
    },
  };
  return context({
    ...options,
    entryPoints: ['./plugin-entry'],
    plugins: [entry, stands, fromWindow],
  });
}

/** Writes a script if it has changed; the local Twilio notifies the page. */
async function writeChanged(written, file, { outputFiles }) {
  const { text } = outputFiles[0];
  if (written.get(file) === text) return false;
  written.set(file, text);
  await writeFile(file, text);
  return true;
}

/**
 * Prepares the plugin for `npm run dev`. `build` writes changed scripts into `folder` and resolves with the
 * names of the files written. A mistake in the sources is printed, and nothing is written.
 */
export async function devPlugin(folder) {
  await mkdir(folder, { recursive: true });
  const bundle = join(folder, 'plugin-payments.js');
  const packages = new Set();
  const [panelBuild, pluginBuild] = await Promise.all([
    panelContext(packages),
    pluginContext(packages),
  ]);
  const written = new Map();
  return {
    bundle,
    async build() {
      // The panel first: it determines which packages the plugin has to share.
      const components = await panelBuild.rebuild();
      const rest = await pluginBuild.rebuild();
      const files = [
        [join(folder, 'panel.js'), components],
        [bundle, rest],
      ];
      const names = [];
      for (const [file, result] of files)
        if (await writeChanged(written, file, result)) names.push(relative(folder, file));
      return names;
    },
    dispose: () => Promise.all([panelBuild.dispose(), pluginBuild.dispose()]),
  };
}
