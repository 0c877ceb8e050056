import pg from 'pg';
import type { TestApp } from '@/tests/support/app';
import { expect, test } from '@/tests/support/browser-test';
import { freeStarts, paidBooking } from '../booking/bookings';
import { pay } from '../booking/steps';
import { hydrated } from '../hydrated';
import { owners, signIn } from './steps';

test('a paid booking is moved, refunded in part and cancelled; its customer hears of each', async ({
  page,
  app,
}) => {
  const email = 'paid@customer.test';
  const [start] = await freeStarts(app, 'serene', 'massage-90', [24, 27]);
  const { id } = await paidBooking(app, 'serene', {
    package: 'massage-90',
    start,
    email,
    name: 'Paula Paid',
  });
  await signIn(page, owners.serene);
  await page.goto(`/admin/bookings/${id}`);
  await expect(page.getByText(/^Paid £99(\.00)? in full/).first()).toBeVisible();
  const dialog = page.getByRole('dialog');
  const before = await page
    .getByRole('main')
    .getByText(/^Deep massage/)
    .first()
    .textContent();

  await page.getByRole('button', { name: 'Move', exact: true }).click();
  await dialog.getByRole('button', { name: /next month/i }).click();
  await dialog
    .getByRole('button', { name: /, free/ })
    .nth(3)
    .click();
  // Leafed on, nothing is said of the day that is out of view.
  await dialog.getByRole('button', { name: /next month/i }).click();
  await expect(dialog.getByText('Choose a day')).toBeVisible();
  await dialog.getByRole('button', { name: /previous month/i }).click();
  await dialog.locator('button[aria-pressed]').first().click();
  await expect(dialog.getByText('The price stays as it is.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Move booking' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('Booking moved').first()).toBeVisible();
  await expect(page.getByText(before ?? '-', { exact: true })).toHaveCount(0);

  await page.getByRole('button', { name: 'Refund', exact: true }).click();
  await dialog.getByLabel('Sum').fill('120');
  await dialog.getByRole('button', { name: 'Give back £120' }).click();
  await expect(dialog.getByText(/^Type a sum .* up to £99/)).toBeVisible();
  await dialog.getByLabel('Sum').fill('12.50');
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('The heating was off');
  await dialog.getByRole('button', { name: 'Give back £12.50' }).click();
  await expect(dialog).toBeHidden();
  const money = page.getByRole('listitem').filter({ hasText: /^Refund/ });
  await expect(money.first()).toContainText('£12.50');

  await page.getByRole('button', { name: 'Cancel booking' }).click();
  await dialog.getByText('Another sum goes back').click();
  await dialog.getByRole('textbox', { name: 'Goes back' }).fill('50');
  await dialog.getByRole('button', { name: 'Cancel and give back £50' }).click();
  await expect(dialog.getByText('Please say why another sum goes back.')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('An old customer');
  await dialog.getByRole('button', { name: 'Cancel and give back £50' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('Cancelled', { exact: true }).first()).toBeVisible();
  await expect
    .poll(async () => (await app.cloud.mails(email)).length, {
      message: 'booked, moved, refunded, cancelled',
    })
    .toBeGreaterThanOrEqual(4);
});

test('a step of the policy that passes meanwhile is said before the booking is cancelled', async ({
  page,
  app,
}) => {
  const [start] = await freeStarts(app, 'serene', 'massage-90', [32, 35]);
  const wish = { package: 'massage-90', start, email: 'late@customer.test', name: 'Lana Late' };
  const { id } = await paidBooking(app, 'serene', wish);
  const change = async (set: string, ...values: unknown[]) => {
    const client = new pg.Client({ connectionString: app.database.directUrl });
    await client.connect();
    await client.query(`UPDATE "Booking" SET ${set} WHERE "id" = $1`, [id, ...values]);
    await client.end();
  };
  const keepWhatever = (keepBps: number) =>
    change('"policy" = "policy" || $2', {
      cancellationTiers: [],
      lateKeepBps: keepBps,
      depositRefundable: true,
    });
  await keepWhatever(0);
  await signIn(page, owners.serene);
  await page.goto(`/admin/bookings/${id}`);
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Cancel booking' }).click();
  await dialog.getByText('The customer cancels, as the policy says').click();
  // As time does it: the booking's version stays.
  await keepWhatever(5_000);
  await dialog.getByRole('button', { name: 'Cancel and give back £99' }).click();
  await expect(dialog.getByText('What goes back has changed. Please look again.')).toBeVisible();
  const confirm = dialog.getByRole('button', { name: 'Cancel and give back £49.50' });
  await expect(confirm).toBeVisible();
  // Somebody else's change is still told as such.
  await change('"version" = "version" + 1');
  await confirm.click();
  await expect(dialog.getByText(/changed .*meanwhile\. Here is how it stands now\.$/)).toBeVisible();
  await expect(confirm).not.toHaveAttribute('aria-busy');
  await confirm.click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('Cancelled. £49.50 goes back.').first()).toBeVisible();
  await expect(
    page
      .getByRole('listitem')
      .filter({ hasText: /^Refund/ })
      .first(),
  ).toContainText('£49.50');
});

test('who did not come is marked, found by searching, and can be corrected', async ({ page }) => {
  await signIn(page, owners.outback);
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByPlaceholder(/Find a booking/).fill('Zoe');
  await page.getByRole('option', { name: /Zoe Marchetti.*tour/ }).click();
  await expect(page.getByText('No-show', { exact: true }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Took place' }).click();
  await page.getByRole('button', { name: 'Yes, completed' }).click();
  await expect(page.getByText('Completed', { exact: true }).first()).toBeVisible();
  await page.getByRole('button', { name: 'No-show' }).click();
  await expect(page.getByRole('alertdialog')).toContainText(/You keep the A?\$[\d.,]+ that was paid/);
  await page.getByRole('button', { name: 'Mark as no-show' }).click();
  await expect(page.getByText('Marked as a no-show').first()).toBeVisible();
  await expect(page.getByText('No-show', { exact: true }).first()).toBeVisible();
});

test('a booking on the phone is held while the customer pays by the link in their mail', async ({
  page,
  app,
}) => {
  const email = 'caller@customer.test';
  await signIn(page, owners.outback);
  await page.goto('/admin/bookings/new');
  await page.getByRole('group', { name: 'Package' }).getByRole('radio').first().check();
  await page.getByLabel('Seats').fill('2');
  await page.getByRole('button', { name: /next month/i }).click();
  await page
    .getByRole('button', { name: /, free/ })
    .nth(2)
    .click();
  await page.locator('button[aria-pressed]').first().click();
  await page.getByLabel('Name').fill('Carla Caller');
  await page.getByLabel('E-mail').fill(email);
  await page.getByText('By card, with a link we mail').click();
  await expect(page.getByText('Due with the link')).toBeVisible();
  await page.getByRole('button', { name: 'Hold it and mail the link' }).click();
  await expect(page.getByRole('heading', { name: /Carla Caller/ })).toBeVisible();

  const link = await linkIn(app, email);
  const customer = await page.context().newPage();
  await customer.goto(link);
  await hydrated(customer);
  await customer.getByRole('button', { name: /^Pay A?\$[\d,.]+$/ }).click();
  await pay(customer);
  await page.reload();
  await expect(page.getByText('Confirmed', { exact: true }).first()).toBeVisible();
});

async function linkIn(app: TestApp, email: string): Promise<string> {
  let link = '';
  await expect
    .poll(async () => {
      const [mail] = await app.cloud.mails(email);
      link = mail?.text.match(/http\S+\/manage\/\S+/)?.[0] ?? '';
      return link;
    })
    .not.toBe('');
  return link;
}
