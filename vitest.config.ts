import { defineConfig } from 'vitest/config';

const source = '@zaine/source';

/** Unit tests stand beside their file; flows across packages stand in `tests/`. */
export default defineConfig({
  resolve: { conditions: [source, 'module', 'browser', 'development|production'] },
  ssr: {
    resolve: {
      conditions: [source, 'node', 'development|production'],
      externalConditions: [source],
    },
  },
  test: {
    include: ['packages/*/src/**/*.test.ts', 'tests/**/*.test.ts', 'examples/*/src/**/*.test.ts'],
    globalSetup: ['packages/widget/src/testing/bundle-folder.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Most files start servers, databases or a browser of their own: side by side they would measure each other.
    maxWorkers: 1,
    // On a machine that others use too, a real browser or a killed process may once be late; twice is a fault.
    retry: process.env.CI ? 1 : 0,
  },
});
