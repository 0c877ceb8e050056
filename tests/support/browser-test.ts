import { test as base, expect } from '@playwright/test';
import { hydrated } from '@/tests/e2e/hydrated';
import { startApp, type TestApp } from './app';

/**
 * Playwright's `test` with a running app: one per worker, on its own seeded database and local cloud. Paths given to
 * `page.goto` are relative to its URL, and it waits for hydration. No page may throw, violate its content security
 * policy or have a hydration mismatch: messages in the console fail the test.
 */
export const test = base.extend<object, { app: TestApp }>({
  app: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are needed from the pattern
    async ({}, use) => {
      // All journeys of a worker share one IP address.
      const app = await startApp({
        RATE_LIMIT_PUBLIC_PER_15_MIN: '100000',
        RATE_LIMIT_BACKGROUND_PER_15_MIN: '100000',
        RATE_LIMIT_OFFICE_PER_15_MIN: '100000',
        RATE_LIMIT_BOOKING_PER_15_MIN: '10000',
        RATE_LIMIT_MANAGE_PER_15_MIN: '10000',
        RATE_LIMIT_SIGN_UP_PER_HOUR: '1000',
        RATE_LIMIT_BOOKING_PER_ADDRESS_PER_15_MIN: '10000',
        RATE_LIMIT_HOLDS_PER_VISITOR: '1000',
        RATE_LIMIT_HOLDS_PER_ADDRESS: '1000',
        RATE_LIMIT_SIGN_UP_PER_ADDRESS_PER_HOUR: '1000',
      });
      await use(app);
      await app.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ app }, use) => use(app.url),
  context: async ({ context }, use) => {
    const complaints: string[] = [];
    context.on('weberror', (each) => complaints.push(String(each.error())));
    context.on('console', (message) => {
      // A 4xx response is logged by the browser, and asserted by the test itself.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        complaints.push(`${message.page()?.url()}: ${message.text()}`);
    });
    await use(context);
    expect(complaints).toEqual([]);
  },
  page: async ({ page }, use) => {
    const { goto, reload } = page;
    page.goto = async (...to) => {
      const answer = await goto.apply(page, to);
      await hydrated(page);
      return answer;
    };
    page.reload = async (...how) => {
      const answer = await reload.apply(page, how);
      await hydrated(page);
      return answer;
    };
    await use(page);
  },
});

export { expect } from '@playwright/test';
