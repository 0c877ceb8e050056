import type { Locator, Page } from '@playwright/test';
import { expect, test } from '@/tests/support/browser-test';
import { freeStarts, paidBooking } from '../booking/bookings';
import { owners, signIn } from './steps';

test('a dialog stays until its action has ended, and says when that failed', async ({ page, app }) => {
  const [start] = await freeStarts(app, 'serene', 'massage-90', [28, 31]);
  const wish = { package: 'massage-90', start, email: 'patient@customer.test', name: 'Pat Patient' };
  const { id, manageUrl } = await paidBooking(app, 'serene', wish);
  await signIn(page, owners.serene);
  await page.goto(`/admin/bookings/${id}`);
  const dialog = page.getByRole('dialog');
  const button = (name: string | RegExp) => dialog.getByRole('button', { name });

  await page.getByRole('button', { name: 'Refund', exact: true }).click();
  await expectToStay(page, dialog, button(/^Give back £/), [button('Go back'), button('Close')]);

  await page.getByRole('button', { name: 'Cancel booking' }).click();
  await expectToStay(page, dialog, button(/^Cancel /), [button('Keep it'), button('Close')]);

  await page.getByRole('button', { name: 'Move', exact: true }).click();
  await button(/next month/i).click();
  await button(/, free/)
    .nth(3)
    .click();
  await dialog.locator('button[aria-pressed]').first().click();
  await expect(dialog.getByText('The price stays as it is.')).toBeVisible();
  await expectToStay(page, dialog, button('Move booking'), [button('Go back'), button('Close')]);

  await page.goto(manageUrl);
  await page.getByRole('button', { name: 'Cancel this booking' }).click();
  const question = page.getByRole('alertdialog');
  const keep = question.getByRole('button', { name: 'Keep it' });
  await expectToStay(page, question, question.getByRole('button', { name: 'Cancel the booking' }), [keep]);
});

test('a form that is being saved asks before it closes, and says in it how that ended', async ({ page }) => {
  await signIn(page, owners.serene);
  await page.goto('/admin/team');
  await page.getByRole('button', { name: 'Invite' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('E-mail').fill('colleague@example.com');
  const cut = await holdActions(page);
  const send = dialog.getByRole('button', { name: 'Send invitation' });
  await send.click();
  await expect(send).toHaveAttribute('aria-busy', 'true');
  const questions: string[] = [];
  page.on('dialog', (question) => {
    questions.push(question.message());
    return question.dismiss();
  });
  await page.keyboard.press('Escape');
  await expect.poll(() => questions).toHaveLength(1);
  cut();
  await expect(dialog.getByText(/^We couldn’t reach the server/)).toBeVisible();
});

test('on a phone nothing lies over a new key, and a wrong password is said once', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await signIn(page, owners.bella);
  await page.goto('/admin/api-keys');
  await page.getByRole('button', { name: 'New key' }).click();
  await page.getByLabel('Name').fill('Our own site');
  await page.getByRole('button', { name: 'Make key' }).click();
  const made = page.getByRole('dialog', { name: 'Your new key' });
  await expect(made.getByText(/^pk_/)).toBeVisible();
  // At this very moment, not some seconds later.
  expect(await page.locator('[data-sonner-toast]').count()).toBe(0);

  await page.goto('/admin/account');
  await page.getByLabel('Present password').fill('not the password');
  await page.getByLabel('New password').fill('thimble canyon ribbon violin');
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText('This is not your present password.')).toHaveCount(1);
});

/** While `act` is under way, neither Escape nor a way out closes the dialog; it tells what went wrong; then it closes. */
async function expectToStay(page: Page, dialog: Locator, act: Locator, waysOut: Locator[]): Promise<void> {
  const cut = await holdActions(page);
  await act.click();
  await expect(act).toHaveAttribute('aria-busy', 'true');
  await page.keyboard.press('Escape');
  for (const wayOut of waysOut) {
    await expect(wayOut).toHaveAttribute('aria-disabled', 'true', { timeout: 5_000 });
    await expect(wayOut, 'what is blocked looks like it').toHaveCSS('opacity', '0.5');
    // It keeps its place for the keyboard, and does nothing.
    await wayOut.press('Enter');
  }
  await expect(act).toHaveAttribute('aria-busy', 'true');
  cut();
  await expect(dialog.getByText(/^(We couldn’t reach the server|The connection was lost)/)).toBeVisible();
  await page.unroute('**');
  await expect(act).not.toHaveAttribute('aria-busy');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
}

/** Server actions get no answer from now on. @returns cuts the connections that wait for one */
async function holdActions(page: Page): Promise<() => void> {
  let cut = () => {};
  const lost = new Promise<void>((resolve) => {
    cut = resolve;
  });
  await page.route('**', async (route) => {
    if (!route.request().headers()['next-action']) return route.fallback();
    await lost;
    await route.abort();
  });
  return cut;
}
