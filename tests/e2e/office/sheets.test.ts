import { expect, test } from '@/tests/support/browser-test';
import { expectAccessible } from '../accessible';
import { owners, signIn } from './steps';

const sheets = [
  ['/admin/packages', 'New package'],
  ['/admin/extras', 'New extra'],
  ['/admin/services', 'New service'],
  ['/admin/people', 'New person or room'],
  ['/admin/closed', 'New closed period'],
  ['/admin/hours', 'New hours'],
  ['/admin/team', 'Invite'],
  ['/admin/api-keys', 'New key'],
] as const;

test('sheets are readable, what is wrong in them too', async ({ page }) => {
  await signIn(page, owners.bella);
  for (const [path, button] of sheets) {
    await page.goto(path);
    await page.getByRole('button', { name: button }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: /^(Save|Send invitation|Make key)$/ }).click();
    await expectAccessible(page, button);
  }
});

test('so are the dialogs of a booking, the menu and the search', async ({ page }) => {
  await signIn(page, owners.bella);
  await page.goto('/admin/bookings?status=CONFIRMED');
  await page.getByRole('row').nth(1).getByRole('link').click();
  await expect(page.getByRole('heading', { name: 'Money' })).toBeVisible();
  await expectAccessible(page, 'a booking');
  for (const button of ['Move', 'Refund', 'Cancel booking']) {
    await page.getByRole('button', { name: button, exact: true }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectAccessible(page, button);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  }
  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByPlaceholder(/Find a booking/)).toBeVisible();
  await expectAccessible(page, 'search');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /: account$/ }).click();
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  await expect(page.locator('html')).toHaveCSS('color-scheme', 'dark');
  await page.reload();
  await expect(page.locator('html')).toHaveCSS('color-scheme', 'dark');
});

test('so is the door: signing in, resetting, joining', async ({ page }) => {
  for (const path of ['/reset', '/reset/nonsense', '/invite/nonsense', '/sign-in']) {
    await page.goto(path);
    await expectAccessible(page, path);
  }
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('alert').first()).toBeVisible();
  await expectAccessible(page, 'sign-in with errors');
});
