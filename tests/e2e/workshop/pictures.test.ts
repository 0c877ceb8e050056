import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import sharp, { type Sharp } from 'sharp';
import { root } from '@/scripts/paths';
import { expect, test } from '@/tests/support/browser-test';
import { expectAccessible } from '../accessible';

/**
 * Every section of /dev/ui against its stored picture: what is wide as the office has it, what is narrow as a site has
 * it. Fonts are the app's own, but each system draws them in its own way, so the pictures of a system are compared on
 * that system only. After a wanted change: `npx playwright test tests/e2e/workshop --update-snapshots`.
 */
const folder = 'tests/e2e/workshop/pictures';
const stored = join(root, folder, process.platform);
const around = 8;
/** Twelve o'clock on some day: what counts down shows the same each time. */
const now = new Date('2027-05-12T12:00:00Z');

const looks = [
  { name: 'wide', width: 1280, voice: 'office' },
  { name: 'narrow', width: 390, voice: 'site' },
] as const;

for (const { name, width, voice } of looks) {
  for (const theme of ['light', 'dark'] as const) {
    test(`the components, ${name} and ${theme}, look as they did`, async ({ page }, info) => {
      const updating = info.config.updateSnapshots !== 'missing';
      test.skip(!existsSync(stored) && !updating, `no pictures of ${process.platform} to compare with`);
      info.snapshotSuffix = '';
      await open(page, width, { theme, voice });
      const pictures = await sections(page);
      // What opens takes its time: once for each theme and each width.
      if ((name === 'wide') === (theme === 'light')) Object.assign(pictures, await opened(page));
      for (const [what, picture] of Object.entries(pictures))
        expect
          .soft(picture, what)
          .toMatchSnapshot(`${what}-${name}-${theme}.png`, { maxDiffPixelRatio: 0.02 });
      const kept = readdirSync(stored).filter((file) => file.endsWith(`-${name}-${theme}.png`));
      expect(kept.sort(), 'no picture of what is gone').toEqual(
        Object.keys(pictures)
          .map((what) => `${what}-${name}-${theme}.png`)
          .sort(),
      );
    });
  }
}

test('the components are accessible', async ({ page }) => {
  await open(page, 1280, { theme: 'device', voice: 'office' });
  // Several of each, where a page has one: that they share a name is no fault here.
  await expectAccessible(page, 'components', ['landmark-unique']);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

async function open(page: Page, width: number, look: Record<string, string>): Promise<void> {
  await page.clock.setFixedTime(now);
  await page.setViewportSize({ width, height: 900 });
  await page.goto(`/dev/ui?${new URLSearchParams(look)}`);
  await page.evaluate(() => document.fonts.ready);
  await expect(page.locator('.with-focus').first()).toBeVisible();
}

/** By name. The page is drawn in as few pieces as there can be: a picture for each section takes ten times as long. */
async function sections(page: Page): Promise<Record<string, Buffer>> {
  const boxes = await page.locator('[data-specimen]').evaluateAll((all) =>
    all.map((one) => {
      const { x, y, width, height } = one.getBoundingClientRect();
      const name = one.getAttribute('data-specimen') ?? '';
      return { name, left: x, top: y + scrollY, width, height };
    }),
  );
  const found: Record<string, Buffer> = {};
  const { data, info } = await sharp(await page.screenshot({ fullPage: true, animations: 'disabled' }))
    .raw()
    .toBuffer({ resolveWithObject: true });
  for (const { name, ...box } of boxes) {
    // With what is drawn around a part at the edge: a ring, a shadow.
    const [left, top] = [Math.floor(box.left) - around, Math.floor(box.top)];
    const area = { left, top, width: Math.ceil(box.width) + 2 * around, height: Math.ceil(box.height) };
    found[name] = await small(sharp(data, { raw: info }).extract(area));
  }
  return found;
}

/** What opens above the page, by the name of its section and its place there. */
async function opened(page: Page): Promise<Record<string, Buffer>> {
  const found: Record<string, Buffer> = {};
  const places = page.locator('[data-opens]');
  for (let index = 0; index < (await places.count()); index += 1) {
    const place = places.nth(index);
    const role = (await place.getAttribute('data-opens')) as 'dialog';
    const section = await place.evaluate((one) => one.closest('[data-specimen]')?.id);
    await place.getByRole('button').click();
    const shown = page.getByRole(role);
    await shown.waitFor();
    found[`${section}-open-${index}`] = await small(
      sharp(await shown.screenshot({ animations: 'disabled' })),
    );
    await page.keyboard.press('Escape');
    await shown.waitFor({ state: 'detached' });
  }
  return found;
}

/** In few colours, which a flat picture has anyway. */
const small = (picture: Sharp): Promise<Buffer> =>
  picture.png({ palette: true, colours: 16, dither: 0, effort: 1, compressionLevel: 9 }).toBuffer();
