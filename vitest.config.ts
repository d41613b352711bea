import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{shared,workers,services}/src/**/*.test.ts', 'test/**/*.test.ts'],
    testTimeout: 30_000,
    reporters: ['default', ['json', { outputFile: 'out/test-results.json' }]],
  },
})
