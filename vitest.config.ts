import { defineConfig } from 'vitest/config';

const source = '@zaine/source';
const all = ['packages/*/src/**/*.test.ts', 'tests/**/*.test.ts', 'examples/*/src/**/*.test.ts'];

/**
 * Functions and objects alone: no page, no clock but their own, nothing that is left behind in a module. These share one
 * process; starting one for each file takes longer than what they test.
 */
const pure = [
  'packages/{protocol,understanding}/src/**/*.test.ts',
  'packages/client/src/{catching-up,connection,create-*-client,outbox,storage,transcript}.test.ts',
  'packages/widget/src/{format,strings,theme}/*.test.ts',
  'packages/server/src/{demo,dialogue/work}/*.test.ts',
  'packages/server/src/dialogue/{details,named-goods,once-heard,when}.test.ts',
  'packages/server/src/shop/{case-machine,masking,network-of,order-lines,tracking-pages}.test.ts',
];

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
    projects: [
      { extends: true, test: { name: 'pure', include: pure, isolate: false, sequence: { groupOrder: 0 } } },
      { extends: true, test: { name: 'whole', include: all, exclude: pure, sequence: { groupOrder: 1 } } },
    ],
    globalSetup: [
      'packages/widget/src/testing/bundle-folder.ts',
      'packages/server/src/testing/template-database.ts',
    ],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Most files start servers, databases or a browser of their own: side by side they would measure each other.
    maxWorkers: 1,
    // On a machine that others use too, a real browser or a killed process may once be late; twice is a fault.
    retry: process.env.CI ? 1 : 0,
  },
});
