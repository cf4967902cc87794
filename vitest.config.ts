import { defineConfig } from 'vitest/config';

export default defineConfig({
  // One instance of graphql: Vite would take its "module" entry while packages such as type-graphql load the CommonJS one.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['./test/support/setup.ts'],
    // Decorators of GraphQL types look for it, whichever file a test imports first; main.ts does the same.
    setupFiles: ['reflect-metadata'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // A test that waits for something real (a browser, a process) says so with its own limit.
    env: { NODE_ENV: 'test', TZ: 'UTC' },
  },
});
