import { defineConfig } from '@playwright/test';
import { browserArguments, findBrowser } from './scripts/test/browser';

/**
 * `npm test` has ten minutes for everything, so it takes the main journeys: `BROWSER_TESTS=all npx playwright test`
 * takes all of them.
 */
const main = ['booking/book', 'looks/walk', 'office/work'];

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch:
    process.env.BROWSER_TESTS === 'all'
      ? '**/*.{test,spec}.ts'
      : main.map((name) => `**/${name}.{test,spec}.ts`),
  outputDir: 'test-results',
  snapshotPathTemplate: '{testDir}/workshop/pictures/{platform}/{arg}{ext}',
  globalSetup: './tests/support/global-setup.ts',
  fullyParallel: false,
  forbidOnly: true,
  workers: 2,
  timeout: 240_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    launchOptions: { executablePath: await findBrowser(), args: browserArguments },
    contextOptions: { reducedMotion: 'reduce' },
    locale: 'en-US',
    timezoneId: 'America/New_York',
    screenshot: 'only-on-failure',
    trace: 'off',
  },
});
