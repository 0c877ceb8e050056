import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from '@/tests/support/browserTest';

/**
 * axe finds nothing, and nothing is wider than the screen. Every rule in the colours on view; in the other scheme only
 * the colours are looked at anew, since nothing else depends on it.
 */
export async function expectAccessible(page: Page, what = page.url()): Promise<void> {
  const other = (await isDark(page)) ? 'light' : 'dark';
  expect(await violations(page), what).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `${what}: wider than the screen`).toBeLessThanOrEqual(0);
  await page.emulateMedia({ colorScheme: other });
  expect(await violations(page, ['color-contrast']), `${what}, ${other}`).toEqual([]);
  await page.emulateMedia({ colorScheme: other === 'dark' ? 'light' : 'dark' });
}

function isDark(page: Page): Promise<boolean> {
  return page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
}

async function violations(page: Page, rules?: string[]): Promise<string[]> {
  // The legacy mode spares a blank page for every look; no page of ours has a frame of another origin to look into.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode();
  const { violations: found } = await (rules ? axe.withRules(rules) : axe).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}
