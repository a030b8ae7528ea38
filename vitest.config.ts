import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // Two cores: more workers than that only make the timings of the loopback servers jumpy.
    maxWorkers: 2,
    reporters: ['default'],
  },
})
