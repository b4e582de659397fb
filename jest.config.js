/** @type {import('jest').Config} */
const project = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  transform: {
    '^.+\\.(t|j|mj|cj)sx?$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          target: 'es2022',
          transform: { react: { runtime: 'automatic' } },
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  // Packages published as ES modules only; everything else is loaded as it is.
  transformIgnorePatterns: [
    '/node_modules/(?!(canonicalize|ulid|marklassian|marked|hono|@hono|yaml|temporal-polyfill|temporal-utils)/)',
  ],
  // Names only an `import` condition.
  moduleNameMapper: { '^canonicalize$': '<rootDir>/node_modules/canonicalize/lib/canonicalize.js' },
};

const inBrowser = '**/*.browser.test.ts';

/** @type {import('jest').Config} */
const config = {
  projects: [
    { ...project, displayName: 'node', testMatch: ['**/*.test.ts', '**/*.test.tsx', `!${inBrowser}`] },
    {
      ...project,
      displayName: 'browser',
      testMatch: [inBrowser],
      globalSetup: '<rootDir>/test/support/build-for-browsers.ts',
      setupFilesAfterEnv: ['<rootDir>/test/support/second-look.ts'],
    },
  ],
  // Both cores: a browser test waits more than it computes.
  maxWorkers: '100%',
  testTimeout: 120_000,
};

export default config;
