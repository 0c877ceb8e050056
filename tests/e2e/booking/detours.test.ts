import { expect, test } from '@/tests/support/browser-test';
import { expectAccessible } from '../accessible';
import { freeStarts, paidBooking } from './bookings';
import { fillContact, goToDetails, pay, pickFreeDay, pickTime } from './steps';

test('a date that goes meanwhile is said kindly, with the nearest free ones', async ({ page, app }) => {
  await page.goto('/t/bella-weddings/book/classic-day');
  await pickFreeDay(page, 1);
  await goToDetails(page);
  await fillContact(page, 'late@customer.test', '🌸 עדה בת־הים');

  const date = new URL(page.url()).searchParams.get('date');
  const other = await fetch(`${app.url}/api/v1/bookings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer sk_demo_bella' },
    body: JSON.stringify({
      package: 'elopement',
      date,
      customer: { name: 'Faster', email: 'faster@customer.test' },
    }),
  });
  expect(other.status).toBe(201);

  await page.getByRole('button', { name: /Continue to payment/ }).click();
  await expect(page.getByText(/somebody was a moment faster/)).toBeInViewport();
  await expectAccessible(page, 'taken meanwhile');
  await page
    .getByRole('button', { name: /^[A-Z][a-z]+day, / })
    .first()
    .click();
  await expect(page.getByLabel('E-mail')).toHaveValue('late@customer.test');
  expect(new URL(page.url()).searchParams.get('date')).not.toBe(date);
  await page.getByRole('button', { name: /Continue to payment/ }).click();
  await pay(page);
});

test('left unpaid, come back, go on; then cancel with the refund said before', async ({ page, app }) => {
  await page.goto('/t/serene-spa/book/facial-45');
  await pickFreeDay(page, 4);
  await pickTime(page, -1);
  await goToDetails(page);
  await fillContact(page, 'back@customer.test');
  await page.getByRole('button', { name: /Continue to payment/ }).click();
  await expect(page.getByRole('button', { name: /^(Pay|Book for)/ })).toBeVisible();

  const { sessions } = await app.cloud.stripe();
  const left = sessions.find(({ customer_email }) => customer_email === 'back@customer.test')?.cancel_url;
  await page.goto(left ?? '');
  await expect(page.getByRole('heading', { name: 'Not paid yet, and still yours' })).toBeVisible();
  await expectAccessible(page, 'left unpaid');
  await page.getByRole('button', { name: 'Continue to payment' }).click();
  await pay(page);

  await page.getByRole('link', { name: 'See, move or cancel' }).click();
  await page.getByRole('button', { name: 'Cancel this booking' }).click();
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toContainText(/You get £[\d.]+ back/);
  await expectAccessible(page, 'cancel dialog');
  await dialog.getByRole('button', { name: 'Cancel the booking' }).click();
  await expect(page.getByText('This booking is cancelled.')).toBeVisible();
  await expect(
    page.getByText(/on its way back to the card you paid with|has been sent back to the card/),
  ).toBeVisible();
  await expectAccessible(page, 'cancelled');
  await page.getByRole('link', { name: 'Book again' }).click();
  await expect(page).toHaveURL(/\/t\/serene-spa\/book\/facial-45/);
});

test('every package leads to its own booking, and the bar on a phone says what is chosen', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/t/serene-spa/s/treatments');
  await page.getByRole('link', { name: 'Book Glow facial, 45 minutes' }).click();
  await expect(page).toHaveURL(/\/book\/facial-45$/);
  await page.goto('/t/serene-spa/p/massage-60');
  await page.getByRole('banner').getByRole('link', { name: 'Book', exact: true }).click();
  await expect(page).toHaveURL(/\/book\/massage-60$/);
  const bar = page.getByRole('button', { name: /£72/ });
  await pickFreeDay(page, 2, 1);
  await pickTime(page);
  await expect(bar).toHaveText(/\w{3}, \d+ \w{3,4}, \d\d:\d\d/);
  await expectAccessible(page, 'bar on a phone');
});

test('a lost link is sent to whoever names the business in their own way', async ({ page, app }) => {
  const email = 'lost-the-link@customer.test';
  const [start] = await freeStarts(app, 'outback', 'sunrise-tour', [30, 40]);
  await paidBooking(app, 'outback', { package: 'sunrise-tour', start, email });
  await expect.poll(async () => (await app.cloud.mails(email)).length).toBe(1);

  await page.goto('/t/outback-tours');
  await page.getByRole('contentinfo').getByRole('link', { name: 'Find my booking' }).click();
  const where = page.getByLabel('Where did you book?');
  await expect(where).toHaveValue('Outback & Island Tours');
  await where.fill('outback and island tours');
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('button', { name: 'Send me the link' }).click();
  await expect(page.getByRole('heading', { name: 'Please look into your mailbox' })).toBeFocused();
  await expect.poll(async () => (await app.cloud.mails(email)).length).toBe(2);
});

test('a link that was tampered with opens nothing, and a lost one is sent without saying who booked', async ({
  page,
}) => {
  await page.goto(`/manage/${'A'.repeat(99)}`);
  await expect(page.getByRole('heading', { name: 'This link doesn’t work' })).toBeVisible();
  await expectAccessible(page, 'bad link');
  await page.getByRole('link', { name: 'Send me my link again' }).click();
  await page.getByLabel('Where did you book?').fill('Serene Spa');
  await page.getByLabel('E-mail').fill('nobody@customer.test');
  await page.getByRole('button', { name: 'Send me the link' }).click();
  await expect(page.getByRole('heading', { name: 'Please look into your mailbox' })).toBeFocused();
  await expectAccessible(page, 'link sent');
});
