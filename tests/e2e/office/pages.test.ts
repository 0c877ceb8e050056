import type { Page } from '@playwright/test';
import { expect, test } from '@/tests/support/browserTest';
import { expectAccessible } from '../accessible';
import { owners, signIn } from './steps';

/** axe on each, in both colour schemes, and nothing wider than the screen. */
async function look(page: Page, paths: string[]): Promise<void> {
  for (const path of paths) {
    await page.goto(path);
    await expect(page.getByRole('heading').or(page.getByText('We can’t find this')).first()).toBeVisible();
    await expectAccessible(page);
  }
}

// What is narrow shows what is too wide; the sheets are looked at on a wide screen.
test.use({ viewport: { width: 390, height: 844 } });

test('the pages of the day’s work are readable, full and empty', async ({ page }) => {
  await signIn(page, owners.serene);
  await look(page, [
    '/admin',
    '/admin/calendar',
    '/admin/bookings',
    '/admin/bookings?q=zzzz',
    '/admin/bookings/new',
    '/admin/customers',
    '/admin/customers?q=zzzz',
    '/admin/money',
    '/admin/bookings/00000000-0000-4000-8000-000000000000',
  ]);
});

test('so are those of the site', async ({ page }) => {
  await signIn(page, owners.bella);
  await look(page, ['/admin/packages', '/admin/extras', '/admin/segments', '/admin/site', '/admin/policy']);
});

test('and those of the business', async ({ page }) => {
  await signIn(page, owners.serene);
  await look(page, [
    '/admin/services',
    '/admin/people',
    '/admin/hours',
    '/admin/closed',
    '/admin/closed?q=zzzz',
    '/admin/business',
    '/admin/payments',
    '/admin/team',
    '/admin/api-keys',
    '/admin/account',
  ]);
});
