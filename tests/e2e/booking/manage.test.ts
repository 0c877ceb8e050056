import { expect, test } from '@/tests/support/browser-test';
import { expectAccessible } from '../accessible';
import { hydrated } from '../hydrated';
import { owners, signIn } from '../office/steps';
import { freeDates, paidBooking } from './bookings';
import { payByCard } from './steps';

const isWeekend = (date: string) => [0, 6].includes(new Date(`${date}T12:00:00Z`).getUTCDay());

test('a customer moves to a dearer day and pays the difference, then the balance, and has a receipt', async ({
  page,
  app,
  browser,
}) => {
  // Saturdays and Sundays cost more from now on, says the owner.
  await signIn(page, owners.bella);
  await page.goto('/admin/packages');
  await page.getByRole('button', { name: 'Classic day', exact: true }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByText('Price for whom and when').click();
  await sheet.getByRole('button', { name: 'Add a price' }).click();
  await sheet.getByLabel('Price', { exact: true }).last().fill('3400');
  await sheet.getByLabel('Sat', { exact: true }).last().check();
  await sheet.getByLabel('Sun', { exact: true }).last().check();
  await sheet.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(sheet).toBeHidden();

  const dates = await freeDates(app, 'bella', 'classic-day', [61, 85]);
  const date = dates.find((each) => !isWeekend(each)) ?? '';
  const dearer = dates.find((each) => isWeekend(each)) ?? '';
  const email = 'mover@customer.test';
  const { manageUrl } = await paidBooking(app, 'bella', { package: 'classic-day', date, email });

  const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' });
  const customer = await phone.newPage();
  await customer.goto(manageUrl);
  await expect(customer.getByText(/^Paid \$900 of \$3,000; \$2,100 due/)).toBeVisible();
  await customer.getByRole('link', { name: 'Move to another date' }).click();
  await expect(customer.getByRole('heading', { name: 'When instead?' })).toBeVisible();
  await hydrated(customer);
  await customer.getByRole('button', { name: 'Continue' }).click();
  await expect(customer.getByText('Please choose a date first.')).toBeVisible();
  await expectAccessible(customer, 'move, nothing chosen');
  await customer.goto(`${manageUrl}/move?date=${dearer}`);
  await hydrated(customer);
  await customer.getByRole('button', { name: 'Continue' }).click();
  await expect(customer.getByText(/\$3,400 then: \$\d+ more, to be paid now/)).toBeVisible();
  await expectAccessible(customer, 'move, checked');
  await customer.getByRole('button', { name: 'Pay the difference and move' }).click();

  // Left unpaid, the booking stays as it is and says what the move waits for.
  await customer.getByRole('link', { name: '← Back' }).click();
  await expect(customer.getByText(/^Your move to .* waits for \$/)).toBeVisible();
  await expectAccessible(customer, 'move waits');
  await hydrated(customer);
  await customer
    .getByRole('button', { name: /^Pay \$/ })
    .first()
    .click();
  await payByCard(customer);
  await expect(customer.getByText(/^Thank you: \$[\d,.]+ has arrived\.$/)).toBeVisible();
  await expect(customer.getByText('Moved to another time')).toBeVisible();

  await hydrated(customer);
  await customer.getByRole('button', { name: /^Pay \$.* now$/ }).click();
  await payByCard(customer);
  await expect(customer.getByText(/^Paid \$3,400 in full/)).toBeVisible();
  await expectAccessible(customer, 'paid in full');
  await customer.getByRole('link', { name: 'Receipt' }).click();
  await expect(customer.getByRole('heading', { name: 'Receipt' })).toBeVisible();
  await expect(customer.getByText('$3,400').first()).toBeVisible();
  await expectAccessible(customer, 'receipt');
  await phone.close();
});

test('a month with nothing free leads to the next free day', async ({ page }) => {
  const month = (ahead: number) => {
    const first = new Date();
    first.setUTCDate(1);
    first.setUTCMonth(first.getUTCMonth() + ahead);
    return first.toISOString().slice(0, 7);
  };
  const closed = month(8);
  const last = new Date(`${month(9)}-01T00:00:00Z`);
  last.setUTCDate(0);

  await signIn(page, owners.bella);
  await page.goto('/admin/closed');
  await page.getByRole('button', { name: 'New closed period' }).first().click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('Reason').fill('Sabbatical');
  await sheet.getByLabel('First day').fill(`${closed}-01`);
  await sheet.getByLabel('Last day').fill(last.toISOString().slice(0, 10));
  await sheet.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(sheet).toBeHidden();

  await page.goto(`/t/bella-weddings/book/elopement?month=${closed}`);
  await expect(page.getByText(/^Nothing is free in [A-Z][a-z]+\.$/)).toBeVisible();
  await expectAccessible(page, 'nothing free');
  await page.getByRole('button', { name: 'Show that day' }).click();
  await expect(page).toHaveURL(new RegExp(`date=${month(9)}-01`));
  await expect(page.getByRole('complementary', { name: 'Your booking' })).toContainText(' 1 ');
});
