const { realpathSync } = require('fs');
const path = require('path');
const TerserPlugin = require('terser-webpack-plugin');
const { NormalModuleReplacementPlugin } = require('webpack');
const { BundledPackages } = require('./scripts/webpack/bundledPackages');

/** webpack follows links, so a rule has to name where they lead. */
const modules = realpathSync(path.join(__dirname, 'node_modules'));
const inModules = (...parts) => path.join(modules, ...parts);
const sync = inModules('twilio-sync');
const pasteTokens = inModules('@twilio-paste', 'design-tokens', 'dist', 'tokens.es6.js');

/** Written in a JavaScript that webpack 4 cannot parse. */
const modern = [
  inModules('@twilio-paste'),
  inModules('react-aria'),
  inModules('@react-aria'),
  inModules('valibot'),
  inModules('p-retry'),
  sync,
];

const babel = {
  test: /\.m?js$/,
  include: modern,
  loader: require.resolve('babel-loader'),
  options: {
    babelrc: false,
    configFile: false,
    compact: true,
    sourceType: 'unambiguous',
    // Flex UI 2 itself needs a browser of the last two years; webpack 4 needs ES2019 syntax.
    presets: [[require.resolve('@babel/preset-env'), { targets: 'chrome 79', modules: false }]],
  },
};

/**
 * twilio-sync takes a good part of the plugin's time to start, and is needed only once a call is there:
 * its code is run at its first use. A plugin is one file, so it cannot be fetched then.
 */
const lazySync = {
  test: path.join(__dirname, 'src', 'client', 'live', 'syncClient.ts'),
  enforce: 'post',
  loader: require.resolve('babel-loader'),
  options: {
    babelrc: false,
    configFile: false,
    plugins: [
      [require.resolve('@babel/plugin-transform-modules-commonjs'), { lazy: ['twilio-sync'] }],
    ],
  },
};

/** Most of the rest of that time is Paste's, which is needed once there is something to show. */
const latePaste = {
  test: (file) => path.dirname(file) === inModules('@twilio-paste', 'core', 'dist'),
  loader: require.resolve('./scripts/webpack/runAtFirstUse'),
};

/** Paste's packages carry the paths of 160 files that they were bundled from. */
const shortKeys = {
  test: /\.js$/,
  include: inModules('@twilio-paste'),
  loader: require.resolve('./scripts/webpack/shortKeys'),
};

/**
 * twilio-sync's builds for browsers carry core-js and Babel's runtime, which no browser that runs
 * Flex UI 2 needs; the same code stands in its `dist` folders as ES2017.
 */
const alias = {
  'twilio-sync$': path.join(sync, 'dist', 'index.js'),
  twilsock$: path.join(sync, 'node_modules', 'twilsock', 'dist', 'index.js'),
};
for (const name of ['declarative-type-validator', 'operation-retrier', 'replay-event-emitter']) {
  alias[`@twilio/${name}$`] = path.join(sync, 'node_modules', '@twilio', name, 'dist', 'index.js');
}

// See there.
alias['@twilio-paste/animation-library$'] = path.join(
  __dirname,
  'scripts/webpack/animationLibrary.js',
);

/** Both carry a copy of the same file. */
const oneEmitter = new NormalModuleReplacementPlugin(
  /^\.\/_virtual\/_polyfill-node\.events\.js$/,
  path.join(
    sync,
    'node_modules',
    '@twilio',
    'replay-event-emitter',
    'dist',
    '_virtual',
    '_polyfill-node.events.js',
  ),
);

/** Paste carries the tokens of seven themes; Flex knows two of them, default and dark. */
const oneTheme = new NormalModuleReplacementPlugin(
  /design-tokens(\/dist\/themes\/(evergreen|sendgrid|twilio|twilio-dark)\/tokens\.es6)?$/,
  pasteTokens,
);

const unused = {
  /** A tool for those who design themes: a table of colours, read by nobody here. */
  '@twilio-paste/color-contrast-utils': '{}',
  /** Names the browser to Twilio; without it, twilio-sync says that it is unknown. */
  platform: '{ os: {} }',
};

/** What twilio-sync has besides documents. */
const otherThanDocuments = {
  './synclist.js': '{ SyncList: {} }',
  './syncmap.js': '{ SyncMap: {} }',
  './streams/syncstream.js': '{ SyncStream: {} }',
  './livequery.js': '{ LiveQuery: {} }',
};
const documentsOnly = (context, request, done) =>
  context === path.join(sync, 'dist') && request in otherThanDocuments
    ? done(null, otherThanDocuments[request])
    : done();

/**
 * Flex's minifier keeps the names of functions and classes, which nothing here reads. Inlining larger functions where
 * they are called would make the bundle compress worse.
 */
const minimizer = new TerserPlugin({
  sourceMap: true,
  terserOptions: {
    ecma: 2017,
    compress: { passes: 3, inline: 1 },
    output: { comments: false, ascii_only: true },
  },
});

/** Changes `flex-plugin build`'s configuration so that the bundle parses, and is small. */
module.exports = (config) => {
  config.module.rules.push(babel, lazySync, latePaste, shortKeys);
  Object.assign(config.resolve.alias, alias);
  config.plugins.push(oneTheme, oneEmitter, new BundledPackages());
  config.externals = [config.externals, unused, documentsOnly];
  config.optimization.minimizer = [minimizer];
  // The limits of webpack are for pages; a plugin is one file.
  config.performance = { hints: false };
  return config;
};
