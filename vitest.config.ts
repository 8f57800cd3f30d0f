import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Many tests wait for servers and processes: on two cores two files at once take half the time. */
const FILES_AT_ONCE_MIN = 2;

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/servers.ts'],
    setupFiles: ['test/support/seed.ts'],
    testTimeout: 20_000,
    pool: 'forks',
    maxWorkers: Math.max(FILES_AT_ONCE_MIN, availableParallelism() - 1),
  },
});
