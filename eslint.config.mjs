import js from '@eslint/js';
import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const pasteAsOne = {
  name: '@twilio-paste/core',
  message: 'Import its subpaths: the bundle is a third.',
};

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
    plugins: { 'react-hooks': hooks },
    rules: {
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
          paths: [pasteAsOne],
        },
      ],
    },
  },
  {
    // The core is pure: no clock, no random. What it may import is in .dependency-cruiser.cjs.
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
    },
  },
  {
    files: ['src/panel/**'],
    ignores: ['**/context.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            pasteAsOne,
            {
              name: 'react',
              importNames: ['createContext'],
              message:
                'In a file named context.ts, which npm run dev shares between its two scripts.',
            },
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
