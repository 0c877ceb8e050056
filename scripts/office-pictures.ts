import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { root } from './paths';
import { browserArguments, findBrowser } from './test/browser';

/**
 * Takes the pictures of the office that the landing page shows, from a running demo:
 * `PORT=4000 npm start`, then `npx tsx scripts/office-pictures.ts http://localhost:4000`.
 */
const address = process.argv[2] ?? 'http://localhost:3000';
const folder = join(root, 'public/pictures/office');

async function take(scheme: 'light' | 'dark'): Promise<void> {
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: browserArguments });
  const page = await browser.newPage({
    viewport: { width: 1440, height: 900 },
    deviceScaleFactor: 1.5,
    colorScheme: scheme,
    reducedMotion: 'reduce',
    timezoneId: 'Europe/London',
    locale: 'en-GB',
  });
  await page.goto(`${address}/demo`);
  await page.getByRole('button', { name: 'Open the office of Serene Spa' }).click();
  await page.waitForURL('**/admin');
  await page.goto(`${address}/admin/calendar`, { waitUntil: 'networkidle' });
  await page.evaluate(() => document.fonts.ready);
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 62 });
  writeFileSync(join(folder, `week-${scheme}.webp`), Buffer.from(data, 'base64'));
  await browser.close();
}

mkdirSync(folder, { recursive: true });
for (const scheme of ['light', 'dark'] as const) await take(scheme);
