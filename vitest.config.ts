import { defineConfig } from 'vitest/config';

const shared = { environment: 'node' as const, restoreMocks: true };

/** The built app from outside, over HTTP. */
const api = ['tests/integration/api/**/*.test.ts'];

/** What of the API suite is held against Vercel's functions too. */
const throughVercel = ['contract', 'headers', 'session'];

/** What needs a server: files of one process follow one another, each with modules of its own (see file-start.ts). */
const onServer = {
  ...shared,
  isolate: false,
  globalSetup: ['tests/support/global-setup.ts'],
  setupFiles: ['tests/support/file-start.ts'],
};

const faults = {
  ...shared,
  globalSetup: ['tests/support/global-setup.ts'],
  setupFiles: ['tests/support/file-start.ts'],
  testTimeout: 180_000,
  hookTimeout: 240_000,
};
/** What of the fault suite is quick enough for `npm test`. */
const quickFaults = ['checker'];

export default defineConfig({
  resolve: { alias: { '@': import.meta.dirname } },
  test: {
    // One more than the cores that are asked for: much of a test's time is waiting.
    maxWorkers: 3,
    projects: [
      {
        extends: true,
        test: {
          ...shared,
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          testTimeout: 30_000,
          // Pure functions: nothing of one file can reach another, so what they import is loaded once.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          ...onServer,
          name: 'integration',
          include: ['tests/integration/**/*.test.{ts,tsx}'],
          exclude: [...api],
          testTimeout: 30_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          ...faults,
          name: 'faults',
          include: quickFaults.map((name) => `tests/faults/${name}.test.ts`),
        },
      },
      // `npm run test:faults`
      {
        extends: true,
        test: {
          ...faults,
          name: 'all-faults',
          include: ['tests/faults/**/*.test.ts'],
          // One case after the other: some of them restart the database that all share.
          fileParallelism: false,
        },
      },
      // `npm run test:vercel`: what `vercel build` has made, and through it what the app promises to others.
      {
        extends: true,
        test: {
          ...shared,
          name: 'vercel',
          include: [
            'tests/vercel/*.test.ts',
            ...throughVercel.map((name) => `tests/integration/api/${name}.test.ts`),
          ],
          globalSetup: ['tests/support/global-setup.ts'],
          setupFiles: ['tests/support/file-start.ts'],
          testTimeout: 60_000,
          hookTimeout: 240_000,
        },
      },
      {
        extends: true,
        test: {
          ...onServer,
          name: 'api',
          include: [...api],
          testTimeout: 60_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
