import jestConfig from './jest.config.js';

const unit = jestConfig.projects.find(({ displayName }) => displayName === 'unit');

/**
 * Mutation testing of the core: each small change to its code has to make a test fail. Property tests
 * are left out: they find by chance and take long, what they find belongs into an example.
 */
export default {
  mutate: ['src/payment/*.ts', '!src/payment/*.test.ts'],
  testRunner: 'jest',
  plugins: ['@stryker-mutator/jest-runner'],
  jest: {
    config: {
      ...unit,
      // Takes the place of the projects in jest.config.js.
      projects: [],
      testMatch: ['<rootDir>/src/payment/*.test.ts'],
      testPathIgnorePatterns: ['\\.property\\.test\\.ts$'],
    },
  },
  coverageAnalysis: 'perTest',
  concurrency: 2,
  incremental: true,
  incrementalFile: '.cache/mutation.json',
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
  thresholds: { high: 98, low: 95, break: 95 },
};
