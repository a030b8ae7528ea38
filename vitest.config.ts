import { defineConfig } from 'vitest/config'

/** Folders of pure code: their tests share nothing but modules, so that a worker may run one after the other. */
const pure = [
  'architecture',
  'alert',
  'budget',
  'chart',
  'command',
  'config',
  'digest',
  'history',
  'query',
  'report',
  'result',
  'schedule',
  'slack/blocks',
  'slack/modals',
].map((folder) => `test/${folder}/**/*.test.ts`)

export default defineConfig({
  test: {
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // Two cores: more workers than that only make the timings of the loopback servers jumpy.
    maxWorkers: 2,
    reporters: ['default'],
    projects: [
      // A worker of its own for each of these hundred small files would cost more than the tests.
      { extends: true, test: { name: 'pure', include: pure, isolate: false } },
      {
        extends: true,
        test: { name: 'world', include: ['test/**/*.test.ts', 'test/**/*.test.tsx'], exclude: pure },
      },
    ],
  },
})
