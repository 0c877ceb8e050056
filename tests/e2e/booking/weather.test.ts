import { expect, test } from '@/tests/support/browser-test';
import { expectAccessible } from '../accessible';
import { bookingsOf } from './bookings';
import { fillContact, goToDetails, pay, pickFreeDay, pickTime } from './steps';

const paying = /^(Pay|Book for)/;

test('on a slow line that drops out, nothing that was chosen or typed is lost', async ({ page, context }) => {
  const line = await context.newCDPSession(page);
  await line.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: 250_000,
    uploadThroughput: 60_000,
  });
  await page.goto('/t/outback-tours/book/sunrise-tour');
  // The month is asked for and doesn't come.
  await page.route('**/month?**', (route) => route.abort());
  await page.getByRole('button', { name: /next month/i }).click();
  await page.getByRole('button', { name: /next month/i }).click();
  await expect(page.getByText('The calendar didn’t come through.')).toBeVisible();
  await expectAccessible(page, 'calendar missing');
  await page.unroute('**/month?**');
  await page.getByRole('button', { name: 'Try again' }).click();
  await pickFreeDay(page, 3);
  await page.getByRole('button', { name: 'More: People' }).click();
  await pickTime(page);
  await goToDetails(page);
  await fillContact(page, 'weather@customer.test');

  // The line drops at the very moment of booking.
  await page.route('**/book/**', (route) => route.abort('internetdisconnected'));
  await page.getByRole('button', { name: /Continue to payment/ }).click();
  await expect(page.getByText('We couldn’t open the payment page just now.')).toBeVisible();
  await page.unroute('**/book/**');
  await expectAccessible(page, 'offline');
  await page.getByRole('button', { name: 'Try again' }).click();
  await pay(page);
});

test('two tabs and a double click are one booking', async ({ page, context, app }) => {
  const email = 'twice@customer.test';
  await page.goto('/t/bella-weddings/book/elopement');
  await pickFreeDay(page, 4, 1);
  await goToDetails(page);
  const address = page.url();
  await fillContact(page, email);
  const other = await context.newPage();
  await other.goto(address);
  await fillContact(other, email);
  await expect(other.getByLabel('E-mail')).toHaveValue(email);

  await page.getByRole('button', { name: /Continue to payment/ }).dblclick();
  await expect(page.getByRole('button', { name: paying })).toBeVisible();
  await other.getByRole('button', { name: /Continue to payment/ }).click();
  await expect(other.getByRole('button', { name: paying })).toBeVisible();
  expect(other.url()).toBe(page.url());
  await pay(page);
  // The other tab pays what is paid already: it is shown the booking, and nothing is charged again.
  await other.getByRole('button', { name: paying }).click();
  await expect(other.getByRole('heading', { name: 'It’s booked.' })).toBeVisible();
  expect(await bookingsOf(app, 'bella', email)).toHaveLength(1);
});

test('back, forward and refresh keep every step', async ({ page }) => {
  await page.goto('/t/bella-weddings/p/elopement');
  await page.getByRole('link', { name: 'Choose a date' }).first().click();
  await pickFreeDay(page, 5, 2);
  const date = new URL(page.url()).searchParams.get('date');
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await page.getByRole('button', { name: 'Add Drone film' }).click();
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await fillContact(page, 'back-and-forth@customer.test');

  const heading = page.getByRole('heading', { level: 1 });
  await page.goBack();
  await expect(heading).toHaveText('Anything to add?');
  await expect(page.getByRole('button', { name: 'Added: Drone film. Remove it' })).toBeVisible();
  await page.goBack();
  await expect(heading).toHaveText('Which date?');
  await page.reload();
  await expect(page.getByRole('complementary', { name: 'Your booking' })).toContainText('Drone film');
  expect(new URL(page.url()).searchParams.get('date')).toBe(date);
  await page.goForward();
  await page.goForward();
  await expect(heading).toHaveText(/How can/);
  await expect(page.getByLabel('E-mail')).toHaveValue('back-and-forth@customer.test');
});

test('clicks that come faster than anything can be put down are all kept', async ({ page }) => {
  await page.goto('/t/serene-spa/book/massage-60');
  await pickFreeDay(page, 4, 1);
  const slots = page.locator('input[name="start"]');
  await expect(slots.first()).toBeAttached();
  await page.evaluate(async () => {
    const times = [...document.querySelectorAll<HTMLInputElement>('input[name="start"]')];
    for (const at of [0, 1, 2, 3, 0]) {
      times[at]?.click();
      await new Promise((resolve) => setTimeout(resolve));
    }
    const buttons = [...document.querySelectorAll('button')];
    buttons.find(({ textContent }) => textContent === 'Continue')?.click();
  });
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText('Anything to add?');
  // No time is given to put anything down.
  await page.evaluate(() => {
    const buttons = [...document.querySelectorAll('button')];
    buttons.find(({ ariaLabel }) => ariaLabel?.startsWith('Add '))?.click();
    setTimeout(() => history.back());
  });
  await expect(heading).toHaveText('When would you like to come?');
  await page.reload();
  await expect(slots.first()).toBeChecked();
  await page.goForward();
  await expect(page.getByRole('button', { name: /^Added: / })).toHaveCount(1);
});
