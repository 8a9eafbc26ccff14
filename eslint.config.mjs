import js from '@eslint/js';
import boundaries from 'eslint-plugin-boundaries';
import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Who may import whom; everything else is refused. Order of the circle: see docs/architecture.md. */
const layers = {
  index: ['flex'],
  flex: ['flex', 'panel', 'client', 'payment'],
  panel: ['panel', 'client', 'payment'],
  client: ['client', 'payment'],
  payment: ['payment'],
  functions: ['lib', 'payment'],
  lib: ['lib', 'payment'],
  'local-twilio': ['local-twilio'],
  'http-test': ['http-test', 'local-twilio', 'lib', 'payment'],
  e2e: ['e2e', 'local-twilio'],
  bench: ['bench', 'e2e', 'http-test', 'local-twilio', 'payment'],
  chaos: ['chaos', 'http-test', 'local-twilio', 'client', 'payment'],
};

const elements = [
  { type: 'index', mode: 'full', pattern: 'src/index.ts' },
  { type: 'flex', mode: 'full', pattern: 'src/flex/**/*' },
  { type: 'panel', mode: 'full', pattern: 'src/panel/**/*' },
  { type: 'client', mode: 'full', pattern: 'src/client/**/*' },
  { type: 'payment', mode: 'full', pattern: 'src/payment/**/*' },
  { type: 'functions', mode: 'full', pattern: 'serverless/functions/**/*' },
  { type: 'lib', mode: 'full', pattern: 'serverless/lib/**/*' },
  { type: 'http-test', mode: 'full', pattern: 'serverless/http.test/**/*' },
  { type: 'local-twilio', mode: 'full', pattern: 'local-twilio/**/*' },
  { type: 'e2e', mode: 'full', pattern: 'e2e/**/*' },
  { type: 'bench', mode: 'full', pattern: 'bench/**/*' },
  { type: 'chaos', mode: 'full', pattern: 'chaos/**/*' },
];

export default tseslint.config(
  {
    ignores: ['**/node_modules', 'build', '**/dist', '.cache', '**/*.js', '**/*.cjs', '**/*.mjs'],
  },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    plugins: { boundaries, 'react-hooks': hooks },
    settings: {
      'boundaries/elements': elements,
      'boundaries/include': [
        'src/**/*',
        'serverless/**/*',
        'local-twilio/**/*',
        'e2e/**/*',
        'bench/**/*',
        'chaos/**/*',
      ],
      'import/resolver': { node: { extensions: ['.ts', '.tsx', '.js'] } },
    },
    rules: {
      'boundaries/element-types': [
        'error',
        {
          default: 'disallow',
          rules: Object.entries(layers).map(([from, allow]) => ({ from: [from], allow })),
        },
      ],
      'boundaries/no-unknown-files': 'error',
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // A leading underscore says: taken out on purpose, to leave the rest.
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      'no-console': 'error',
      'no-restricted-imports': [
        'error',
        {
          paths: [
            { name: '@twilio-paste/core', message: 'Import its subpaths: the bundle is a third.' },
          ],
        },
      ],
    },
  },
  {
    // The core is pure: no clock, no random, no framework.
    files: ['src/payment/**/*.ts'],
    ignores: ['**/*.test.ts', '**/testing/**', '**/fuzz/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        'Date',
        'setTimeout',
        'setInterval',
        'fetch',
        'window',
        'process',
        'crypto',
      ],
      'no-restricted-properties': ['error', { object: 'Math', property: 'random' }],
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: '^(?!\\.|valibot$)', message: 'The core needs nothing but valibot.' },
          ],
        },
      ],
    },
  },
  {
    files: ['**/*.test.ts', '**/*.test.tsx', '**/http.test/**', 'e2e/**'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Stand-ins have the shape of what they stand for.
      '@typescript-eslint/require-await': 'off',
    },
  },
  // The two places that write: what the demo prints, and the functions' log.
  { files: ['**/main.ts', 'serverless/lib/runtime/log.ts'], rules: { 'no-console': 'off' } },
);
