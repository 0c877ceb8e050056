import { expect, test } from '@/tests/support/browser-test';
import { expectAccessible } from '../accessible';
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
