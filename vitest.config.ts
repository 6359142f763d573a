import { defineConfig } from 'vitest/config';

/** Tests that need nothing but themselves. Whatever is neither here nor a journey gets a PostgreSQL, so no test file is left out. */
const unit = [
  'shared/**/*.test.{ts,tsx}',
  'ui/**/*.test.{ts,tsx}',
  'apps/web/**/*.test.{ts,tsx}',
  'kernel/{calendar,sheets}/**/*.test.ts',
  '{kernel,capabilities,domains,gateways}/*/{contract,rules,web}/**/*.test.{ts,tsx}',
];
const journeys = ['**/*.journey.test.ts'];
const never = ['**/node_modules/**', '**/dist/**', 'data/**', 'test-results/**'];

/** One process per test file: a module's state never leaks from one file into the next. */
const shared = { pool: 'forks', isolate: true, setupFiles: ['testing/fixed-chance.ts'] };

export default defineConfig({
  test: {
    // Two cores; the tests share them with PostgreSQL and Chromium.
    maxWorkers: 2,
    passWithNoTests: false,
    projects: [
      { test: { ...shared, name: 'unit', include: unit, exclude: [...never, ...journeys], testTimeout: 20_000 } },
      {
        test: {
          ...shared,
          name: 'server',
          include: ['**/*.test.ts'],
          exclude: [...never, ...unit, ...journeys],
          globalSetup: ['testing/postgres.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          ...shared,
          name: 'journeys',
          include: journeys,
          exclude: never,
          globalSetup: ['testing/postgres.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 180_000,
          retry: 0,
        },
      },
    ],
  },
});
