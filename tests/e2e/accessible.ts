import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from '@/tests/support/browser-test';

type Found = { id: string; nodes: { html: string }[] };
type Axe = { run(context: object, options: object): Promise<{ violations: Found[] }> };

/** Only what is wrong: gathering what is right takes most of the time. */
const only = { resultTypes: ['violations' as const] };

/**
 * axe finds nothing, and nothing is wider than the screen. Every rule in the colours on view; in the other scheme only
 * the colours are looked at anew, since nothing else depends on it.
 * @param without names of axe's rules that don't fit the page
 */
export async function expectAccessible(page: Page, what = page.url(), without: string[] = []): Promise<void> {
  // The legacy mode spares a blank page for every look; no page of ours has a frame of another origin to look into.
  const { violations } = await new AxeBuilder({ page })
    .options(only)
    .disableRules(without)
    .setLegacyMode()
    .analyze();
  expect(inWords(violations), what).toEqual([]);
  const { overflow, isDark } = await page.evaluate(() => ({
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    isDark: matchMedia('(prefers-color-scheme: dark)').matches,
  }));
  expect(overflow, `${what}: wider than the screen`).toBeLessThanOrEqual(0);

  await page.emulateMedia({ colorScheme: isDark ? 'light' : 'dark' });
  await painted(page);
  // axe is in the page since the first look. A toast repaints a moment after the scheme has changed, too late for this
  // look; it was looked at above, in whichever scheme the test runs.
  const inOtherColours = await page.evaluate(
    (options) =>
      (window as unknown as { axe: Axe }).axe.run({ exclude: [['[data-sonner-toaster]']] }, options),
    { ...only, runOnly: ['color-contrast'] },
  );
  expect(inWords(inOtherColours.violations), `${what}, ${isDark ? 'light' : 'dark'}`).toEqual([]);
  await page.emulateMedia({ colorScheme: isDark ? 'dark' : 'light' });
  await painted(page);
}

/** Colours change when the page is drawn next, and at once: the tests' browser asks for reduced motion. */
async function painted(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let turn = 0; turn < 2; turn += 1) await new Promise(requestAnimationFrame);
  });
}

function inWords(found: Found[]): string[] {
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}
