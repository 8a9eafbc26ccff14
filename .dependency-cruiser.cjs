/*
 * Who may import whom, held by `npm run check`: the rooms of docs/architecture.md in their order, and no
 * circle anywhere. Types count too: a reader walks them like any other import.
 */

/** A room by the folder that holds it, and what it may import besides itself. Everything else is refused. */
const rooms = {
  // The plugin, from the desktop down to the core.
  'src/index.ts': ['src/flex'],
  'src/flex': ['src/panel', 'src/client', 'src/languages', 'src/payment'],
  'src/panel': ['src/client', 'src/languages', 'src/payment'],
  'src/client': ['src/payment'],
  'src/languages': [],
  'src/payment': [],

  // The functions: agents and Twilio come in at the top, Twilio's APIs are at the bottom.
  'serverless/functions': ['serverless/lib', 'src/languages', 'src/payment'],
  'serverless/lib': ['src/payment'],

  // Twilio to us: if it shared our core, one wrong belief would pass every test.
  'local-twilio': [],

  // What tests the whole.
  'serverless/http.test': ['local-twilio', 'serverless/lib', 'src/payment'],
  e2e: ['local-twilio'],
  bench: ['e2e', 'serverless/http.test', 'local-twilio', 'src/payment'],
  chaos: ['serverless/http.test', 'local-twilio', 'src/client', 'src/payment'],
};

/** The same within a room, for its own rooms. */
const inner = {
  'src/payment': {
    card: [],
    document: ['card'],
    offer: ['card', 'document'],
    rules: ['card', 'document', 'offer'],
  },
  'src/client': { form: [], live: [], press: ['form', 'live'] },
  'serverless/lib': {
    runtime: [],
    twilio: ['runtime'],
    document: ['runtime', 'twilio'],
    payments: ['runtime', 'twilio', 'document'],
    reports: ['runtime', 'twilio', 'document'],
    agent: ['runtime', 'twilio', 'document', 'payments', 'reports'],
    webhooks: ['runtime', 'twilio', 'document', 'payments', 'reports', 'agent'],
  },
  'local-twilio': {
    edge: ['twilio/rest'],
    twilio: ['edge', 'world'],
    world: ['edge', 'twilio'],
  },
};

const anyOf = (paths) => `^(${paths.map((path) => path.replaceAll('.', '\\.')).join('|')})(/|$)`;
/** What helps tests may be used by every test, and stands below none of the rooms. */
const test = '\\.test\\.tsx?$|/(testing|fuzz|conformance)/';
const code = anyOf(['src', 'serverless', 'local-twilio', 'e2e', 'bench', 'chaos']);

const roomRules = Object.entries(rooms).map(([room, may]) => ({
  name: `rooms: ${room}`,
  comment: `${room} may import ${may.join(', ') || 'nothing of ours'}`,
  severity: 'error',
  from: { path: anyOf([room]), pathNot: test },
  to: { path: code, pathNot: [anyOf([room, ...may]), 'node_modules'] },
}));

const innerRules = Object.entries(inner).flatMap(([room, parts]) =>
  Object.entries(parts).map(([part, may]) => ({
    name: `rooms: ${room}/${part}`,
    comment: `of ${room}, ${part} may import ${may.join(', ') || 'none of the others'}`,
    severity: 'error',
    from: { path: anyOf([`${room}/${part}`]), pathNot: test },
    to: {
      path: anyOf(Object.keys(parts).map((each) => `${room}/${each}`)),
      pathNot: anyOf([part, ...may].map((each) => `${room}/${each}`)),
    },
  })),
);

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no circle', severity: 'error', from: {}, to: { circular: true } },
    ...roomRules,
    ...innerRules,
    {
      name: 'pure core',
      comment: 'The core needs nothing but valibot: no React, no Twilio, nothing of Node.',
      severity: 'error',
      from: { path: '^src/payment/', pathNot: test },
      to: { path: '.', pathNot: ['^src/payment/', '(^|/)node_modules/valibot/'] },
    },
    {
      name: 'one language in the plugin',
      comment:
        'A plugin is one file, loaded at each login: it carries English, the functions serve the others.',
      severity: 'error',
      from: { path: '^src/', pathNot: [test, '^src/languages/all\\.ts$'] },
      to: { path: '^src/languages/', pathNot: '/(en|names|texts)\\.ts$' },
    },
    {
      name: 'local Twilio alone',
      comment: 'The local Twilio shares nothing with the product, its tests neither.',
      severity: 'error',
      from: { path: '^local-twilio/' },
      to: { path: '^(src|serverless/(lib|functions)|e2e|bench|chaos)/' },
    },
    {
      name: 'no test in the product',
      comment: 'Tests and their helpers are imported by tests only.',
      severity: 'error',
      from: { path: '^(src|serverless/(lib|functions)|local-twilio)/', pathNot: test },
      to: { path: test },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|build|\\.cache)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs'] },
  },
};
