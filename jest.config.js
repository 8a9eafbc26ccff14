const transform = {
  '^.+\\.(t|j)sx?$': [
    '@swc/jest',
    {
      jsc: {
        target: 'es2022',
        parser: { syntax: 'typescript', tsx: true },
        transform: { react: { runtime: 'automatic' } },
      },
    },
  ],
};

/** Packages that are ES modules only: Jest has to translate them. */
const transformIgnorePatterns = ['/node_modules/(?!(p-retry|is-network-error)/)'];

/** Plain functions and components: no server, no browser. */
const unit = {
  displayName: 'unit',
  transform,
  transformIgnorePatterns,
  testEnvironment: 'node',
  testMatch: [
    '<rootDir>/src/**/*.test.ts',
    '<rootDir>/serverless/lib/**/*.test.ts',
    '<rootDir>/scripts/*.test.js',
    '<rootDir>/bench/**/*.test.ts',
  ],
  testPathIgnorePatterns: ['/node_modules/', '/fuzz/'],
};

/** The core's parsers under FUZZ_RUNS generated inputs. */
const fuzz = {
  displayName: 'fuzz',
  transform,
  testEnvironment: 'node',
  testMatch: ['<rootDir>/src/payment/fuzz/*.test.ts'],
};

/** The panel's components in a simulated page. */
const components = {
  displayName: 'components',
  transform,
  transformIgnorePatterns,
  testEnvironment: 'jsdom',
  setupFiles: ['<rootDir>/src/panel/testing/computedStyle.ts'],
  testMatch: ['<rootDir>/src/**/*.test.tsx'],
};

/** The functions over HTTP in the real twilio-run. */
const http = {
  displayName: 'http',
  transform,
  transformIgnorePatterns,
  testEnvironment: 'node',
  globalSetup: '<rootDir>/serverless/http.test/builtOnce.ts',
  globalTeardown: '<rootDir>/serverless/http.test/removeBuilt.ts',
  testMatch: ['<rootDir>/serverless/http.test/**/*.test.ts'],
};

/** The local Twilio with real clients, and the commands that set up an account. */
const tools = {
  displayName: 'tools',
  transform,
  transformIgnorePatterns,
  testEnvironment: 'node',
  testMatch: ['<rootDir>/local-twilio/**/*.test.ts', '<rootDir>/scripts/cloud/**/*.test.ts'],
};

/** Journeys in the real Flex UI, in Chromium. */
const e2e = {
  displayName: 'e2e',
  transform,
  transformIgnorePatterns,
  testEnvironment: 'node',
  setupFilesAfterEnv: ['<rootDir>/e2e/setup.ts'],
  testMatch: ['<rootDir>/e2e/**/*.test.ts'],
};

/** The whole way to an account and back, and into another project: minutes, so by themselves. */
const deploy = { ...e2e, displayName: 'deploy', testMatch: ['<rootDir>/e2e/*.journey.ts'] };

// Long enough for a machine with ten times the work that it can do.
module.exports = {
  projects: [unit, components, fuzz, http, tools, e2e, deploy],
  testSequencer: '<rootDir>/scripts/longestFirst.cjs',
  testTimeout: 180_000,
};
