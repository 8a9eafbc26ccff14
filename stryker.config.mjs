import { fileURLToPath } from 'node:url';
import jestConfig from './jest.config.js';

const unit = jestConfig.projects.find(({ displayName }) => displayName === 'unit');

/**
 * Mutation testing of the core: each small change to its code has to make a test fail. Property tests
 * are left out: they find by chance and take long, what they find belongs into an example.
 */
export default {
  mutate: ['src/payment/**/*.ts', '!src/payment/**/*.test.ts', '!src/payment/{testing,fuzz}/**'],
  testRunner: 'jest',
  plugins: ['@stryker-mutator/jest-runner'],
  jest: {
    config: {
      ...unit,
      // Takes the place of the projects in jest.config.js.
      projects: [],
      roots: ['<rootDir>/src/payment', '<rootDir>/scripts/mutation'],
      testMatch: ['<rootDir>/scripts/mutation/examples.test.js'],
      testEnvironment: fileURLToPath(new URL('scripts/mutation/firstFailure.js', import.meta.url)),
      watchman: false,
    },
    // Jest cannot tell what a file requires that it finds by itself.
    enableFindRelatedTests: false,
  },
  coverageAnalysis: 'perTest',
  // Tables and schemas that are read once, when a module loads: each of their mutants needs all tests.
  ignoreStatic: true,
  concurrency: 2,
  tempDirName: '.cache/stryker',
  reporters: ['clear-text', 'json'],
  clearTextReporter: { allowColor: false, reportTests: false },
  jsonReporter: { fileName: '.cache/mutation-report.json' },
  ignorePatterns: [
    'build',
    'public',
    'e2e',
    'local-twilio',
    'docs',
    'serverless',
    'bench',
    '.cache',
  ],
  // A change that ends no more is noticed too; a machine that is busy must not be taken for one.
  timeoutMS: 15_000,
  // What was measured is in docs/testing.md.
  thresholds: { high: 98, low: 96, break: 95 },
};
