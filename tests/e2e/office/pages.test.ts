import { expect, test } from '@/tests/support/browserTest';
import { expectAccessible, owners, signIn } from './steps';

const pages = [
  '/admin',
  '/admin/calendar',
  '/admin/bookings',
  '/admin/bookings?q=zzzz',
  '/admin/bookings/new',
  '/admin/customers',
  '/admin/customers?q=zzzz',
  '/admin/money',
  '/admin/packages',
  '/admin/extras',
  '/admin/segments',
  '/admin/services',
  '/admin/people',
  '/admin/hours',
  '/admin/closed',
  '/admin/closed?q=zzzz',
  '/admin/site',
  '/admin/policy',
  '/admin/business',
  '/admin/payments',
  '/admin/team',
  '/admin/api-keys',
  '/admin/account',
  '/admin/bookings/00000000-0000-4000-8000-000000000000',
];

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('axe finds nothing on any page of the office', async ({ page }) => {
      test.setTimeout(240_000);
      await signIn(page, owners.serene);
      for (const path of pages) {
        await page.goto(path);
        await expect(
          page.getByRole('heading').or(page.getByText('We can’t find this')).first(),
        ).toBeVisible();
        await test.step(path, () => expectAccessible(page));
      }
    });

    test('nor in its sheets and dialogs', async ({ page }) => {
      test.setTimeout(180_000);
      await signIn(page, owners.bella);
      for (const [path, button] of [
        ['/admin/packages', 'New package'],
        ['/admin/extras', 'New extra'],
        ['/admin/services', 'New service'],
        ['/admin/people', 'New person or room'],
        ['/admin/closed', 'New closed period'],
        ['/admin/hours', 'New hours'],
        ['/admin/team', 'Invite'],
        ['/admin/api-keys', 'New key'],
      ] as const) {
        await page.goto(path);
        await page.getByRole('button', { name: button }).first().click();
        const dialog = page.getByRole('dialog');
        // Its errors too.
        await dialog.getByRole('button', { name: /^(Save|Send invitation|Make key)$/ }).click();
        await test.step(path, () => expectAccessible(page));
      }
      await page.goto('/admin/bookings?status=CONFIRMED');
      await page.getByRole('row').nth(1).getByRole('link').click();
      await expect(page.getByRole('heading', { name: 'Money' })).toBeVisible();
      await expectAccessible(page);
      for (const button of ['Move', 'Cancel booking']) {
        await page.getByRole('button', { name: button, exact: true }).click();
        await expect(page.getByRole('dialog')).toBeVisible();
        await expectAccessible(page);
        await page.keyboard.press('Escape');
      }
      await page.keyboard.press('ControlOrMeta+k');
      await expect(page.getByPlaceholder(/Find a booking/)).toBeVisible();
      await expectAccessible(page);
    });

    test('nor at the door', async ({ page }) => {
      for (const path of ['/sign-in', '/reset', '/reset/nonsense', '/invite/nonsense']) {
        await page.goto(path);
        await test.step(path, () => expectAccessible(page));
      }
      await page.goto('/sign-in');
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await expect(page.getByRole('alert').first()).toBeVisible();
      await expectAccessible(page);
    });
  });
}

test('fits a phone', async ({ page }) => {
  test.setTimeout(180_000);
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page, owners.serene);
  for (const path of pages) {
    await page.goto(path);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(over, path).toBeLessThanOrEqual(0);
  }
});
