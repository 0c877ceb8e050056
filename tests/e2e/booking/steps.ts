import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from '@/tests/support/browserTest';

/** The month shows which days are free by name, not by colour. */
const freeDays = (page: Page) => page.locator('table button:not([aria-disabled])');

/** Leafs `months` on, then until a month has a free day, and picks its `nth`. */
export async function pickFreeDay(page: Page, nth = 0, months = 0): Promise<void> {
  const next = page.getByRole('button', { name: /next month/i });
  for (let month = 0; month < months; month += 1) await next.click();
  for (let month = 0; month < 14; month += 1) {
    await expect(page.getByText('Loading the month.')).toHaveCount(0);
    if ((await freeDays(page).count()) > nth) break;
    await next.click();
  }
  await freeDays(page).nth(nth).click();
}

export async function fillContact(page: Page, email: string, name = 'Ada Lovelace'): Promise<void> {
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('E-mail').fill(email);
}

/** Nothing for axe to find, in light and in dark. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
    expect(found, `${what}, ${colorScheme}`).toEqual([]);
  }
}

/** Pays on the stand-in's Stripe page and waits for the confirmation. */
export async function pay(page: Page): Promise<void> {
  const submit = page.getByRole('button', { name: /^(Pay|Book for)/ });
  await expect(submit).toBeVisible({ timeout: 30_000 });
  await submit.click();
  await expect(page.getByRole('heading', { name: 'It’s booked.' })).toBeVisible({ timeout: 30_000 });
}
