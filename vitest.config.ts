import { defineConfig } from 'vitest/config';

const shared = { environment: 'node' as const, restoreMocks: true };

/** The built app from outside, over HTTP. Apart, so that its crowds don't meet other tests' databases. */
const api = ['tests/integration/api/**/*.test.ts'];

export default defineConfig({
  resolve: { alias: { '@': import.meta.dirname } },
  test: {
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: { ...shared, name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'], testTimeout: 30_000 },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: 'integration',
          include: ['tests/integration/**/*.test.{ts,tsx}'],
          exclude: [...api],
          globalSetup: ['tests/support/globalSetup.ts'],
          setupFiles: ['tests/support/defaultEnv.ts'],
          testTimeout: 30_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: 'api',
          include: [...api],
          globalSetup: ['tests/support/globalSetup.ts'],
          setupFiles: ['tests/support/defaultEnv.ts'],
          testTimeout: 60_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
