import { defineConfig } from 'vitest/config';

/**
 * What judges mutants of the domain: its own examples, stored streams, and the processes and checks
 * that it decides for. Left out are tests that read sources, and those that run for seconds.
 */
export default defineConfig({
  test: {
    include: [
      'test/domain/**/*.test.ts',
      'test/golden/*.test.ts',
      'test/processes/*.test.ts',
      'test/intake/{known-codes,one-owner}.test.ts',
    ],
    exclude: [
      'test/domain/rules.test.ts',
      'test/domain/shipment/properties.test.ts',
      'test/domain/order/balance.test.ts',
      'test/processes/*{crash,agreement,killed}*.test.ts',
    ],
    setupFiles: ['test/support/seed.ts'],
    isolate: false,
    fileParallelism: false,
  },
});
