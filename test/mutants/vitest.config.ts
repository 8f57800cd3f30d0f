import { defineConfig } from 'vitest/config';

/**
 * What judges mutants of the domain: its own examples and stored streams. Left out are tests that
 * read sources, and properties, which run for seconds and would judge nearly everything.
 */
export default defineConfig({
  test: {
    include: ['test/domain/**/*.test.ts', 'test/golden/*.test.ts'],
    exclude: [
      'test/domain/rules.test.ts',
      'test/domain/shipment/properties.test.ts',
      'test/domain/order/balance.test.ts',
    ],
    setupFiles: ['test/support/seed.ts'],
    isolate: false,
    fileParallelism: false,
  },
});
