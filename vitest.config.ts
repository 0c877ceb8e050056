import { defineConfig } from 'vitest/config';
import { SlowestFirst } from './tests/support/slowest-first';

const shared = { environment: 'node' as const, restoreMocks: true };

/** What of the API suite is held against Vercel's functions too. */
const throughVercel = ['contract', 'headers', 'session'];

const onServer = {
  ...shared,
  globalSetup: ['tests/support/global-setup.ts'],
  setupFiles: ['tests/support/file-start.ts'],
  hookTimeout: 240_000,
};
/** What of the fault suite is quick enough for `npm test`. */
const quickFaults = ['checker'];

export default defineConfig({
  resolve: { alias: { '@': import.meta.dirname } },
  test: {
    // Two more than the cores that are asked for: much of a test's time is waiting.
    maxWorkers: 4,
    sequence: { sequencer: SlowestFirst },
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
      // The parts of the app, the built app from outside (api), quick faults. One project: another would read all modules anew.
      {
        extends: true,
        test: {
          ...onServer,
          name: 'integration',
          include: [
            'tests/integration/**/*.test.{ts,tsx}',
            ...quickFaults.map((name) => `tests/faults/${name}.test.ts`),
          ],
          testTimeout: 60_000,
          // Files of one process follow one another, each with modules of its own (see file-start.ts).
          isolate: false,
        },
      },
      // `npm run test:faults`
      {
        extends: true,
        test: {
          ...onServer,
          name: 'all-faults',
          testTimeout: 180_000,
          include: ['tests/faults/**/*.test.ts'],
          // One case after the other: some of them restart the database that all share.
          fileParallelism: false,
        },
      },
      // `npm run test:vercel`: what `vercel build` has made, and through it what the app promises to others.
      {
        extends: true,
        test: {
          ...onServer,
          name: 'vercel',
          include: [
            'tests/vercel/*.test.ts',
            ...throughVercel.map((name) => `tests/integration/api/${name}.test.ts`),
          ],
          testTimeout: 60_000,
        },
      },
    ],
  },
});
