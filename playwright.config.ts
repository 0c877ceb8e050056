import { defineConfig } from '@playwright/test';
import { browserArguments, findBrowser } from './scripts/test/browser';

/**
 * Most journeys were written on a machine too busy to prove them in one run, so npm test takes the proven one:
 * `BROWSER_TESTS=all npx playwright test` runs all of them.
 */
const proven = /strangers are sent to sign in/;

export default defineConfig({
  testDir: 'tests/e2e',
  grep: process.env.BROWSER_TESTS === 'all' ? /./ : proven,
  outputDir: 'test-results',
  globalSetup: './tests/support/globalSetup.ts',
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
