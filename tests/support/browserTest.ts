import { test as base } from '@playwright/test';
import { startApp, type TestApp } from './app';

/**
 * Playwright's `test` with a running app: one per worker, on a seeded database and a local cloud of its own.
 * Paths given to `page.goto` are taken from its address.
 */
export const test = base.extend<object, { app: TestApp }>({
  app: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are needed from the pattern
    async ({}, use) => {
      const app = await startApp({
        RATE_LIMIT_PUBLIC_PER_15_MIN: '100000',
        RATE_LIMIT_BOOKING_PER_15_MIN: '10000',
      });
      await use(app);
      await app.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ app }, use) => use(app.url),
});

export { expect } from '@playwright/test';
