import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';

/** Many tests wait for servers and processes: on two cores two files at once take half the time. */
const FILES_AT_ONCE_MIN = 2;
/** Of values and of what is open in memory: they share a process, where imports are loaded once. */
const IN_MEMORY = [
  'test/{access,api,domain,exchange,golden,intake,processes,projections,reports,wording}/**/*.test.ts',
];

export default defineConfig({
  test: {
    setupFiles: ['test/support/seed.ts'],
    testTimeout: 20_000,
    pool: 'forks',
    maxWorkers: Math.max(FILES_AT_ONCE_MIN, availableParallelism() - 1),
    projects: [
      {
        extends: true,
        test: { name: 'in memory', include: IN_MEMORY, isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'product',
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...IN_MEMORY],
          globalSetup: ['test/support/servers.ts'],
        },
      },
    ],
  },
});
