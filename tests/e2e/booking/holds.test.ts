import { expect, test } from '@/tests/support/browser-test';
import { expectAccessible } from '../accessible';
import { freeStarts, hold, sessionOf, statusOf } from './bookings';
import { fillContact, goToDetails, pickFreeDay, pickTime } from './steps';

const paying = /^(Pay|Book for)/;

test('a hold counts down, warns, runs out, and is booked again as it was chosen', async ({ page, app }) => {
  await page.clock.install();
  await page.goto('/t/serene-spa/book/massage-90');
  await pickFreeDay(page, 2, 1);
  await pickTime(page);
  const chosen = new URL(page.url()).searchParams.get('start');
  await goToDetails(page);
  await fillContact(page, 'slow@customer.test');
  await page.getByRole('button', { name: /Continue to payment/ }).click();
  await expect(page.getByRole('button', { name: paying })).toBeVisible();

  // "Back" of the browser: everything is as it was left, and the hold is said above it.
  await page.goBack();
  const held = page.getByRole('complementary', { name: 'Your hold' });
  await expect(held).toContainText('We are holding this for you');
  await expect(page.getByLabel('E-mail')).toHaveValue('slow@customer.test');
  await page.goForward();
  await page.getByRole('link', { name: '← Back' }).click();

  await expect(page.getByRole('heading', { name: 'Not paid yet, and still yours' })).toBeVisible();
  await expect(page.getByRole('timer')).toHaveText(/^(39|40):\d\d$/);
  await page.clock.fastForward('36:00');
  await expect(page.getByText('Less than five minutes left.')).toBeAttached();

  const { sessions } = await app.cloud.stripe();
  const session = sessions.find(({ customer_email }) => customer_email === 'slow@customer.test');
  await app.cloud.expire(session?.id ?? '');
  const booking = session?.metadata.bookingId ?? '';
  await expect.poll(() => statusOf(app, 'serene', booking)).toBe('EXPIRED');
  await page.clock.fastForward('05:00');
  await expect(page.getByRole('heading', { name: 'The time to pay ran out' })).toBeVisible();
  await expectAccessible(page, 'expired');

  await page.getByRole('link', { name: 'Book again' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'When would you like to come?' })).toBeVisible();
  expect(new Date(new URL(page.url()).searchParams.get('start') ?? 0)).toEqual(new Date(chosen ?? 1));
  await goToDetails(page);
  await expect(page.getByLabel('E-mail')).toHaveValue('slow@customer.test');
});

test('starting over gives the time back at once; a payment page left open then expires', async ({
  page,
  app,
}) => {
  const [, start] = await freeStarts(app, 'serene', 'facial-45', [20, 40]);
  const held = await hold(app, 'serene', { package: 'facial-45', start, email: 'over@customer.test' });
  const { sessions } = await app.cloud.stripe();
  const left = sessions.find(({ id }) => id === sessionOf(held))?.cancel_url;
  await page.goto(left ?? '');
  await page.getByRole('button', { name: 'Start over' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'When would you like to come?' })).toBeVisible();
  await expect(page.locator('input[name="start"]:checked')).toBeAttached();
  expect(await statusOf(app, 'serene', held.id)).toBe('EXPIRED');
  await page.goto(held.checkoutUrl ?? '');
  await expect(page.getByText('This payment page has expired')).toBeVisible();
  await page.getByRole('link', { name: 'Go back' }).click();
  await expect(page.getByRole('heading', { name: 'The time to pay ran out' })).toBeVisible();
});

test('a hold whose end reaches the server later than the page is looked after until it is over', async ({
  page,
  app,
}) => {
  await page.clock.install();
  const [, , start] = await freeStarts(app, 'serene', 'facial-45', [20, 40]);
  const held = await hold(app, 'serene', { package: 'facial-45', start, email: 'end@customer.test' });
  const { sessions } = await app.cloud.stripe();
  await page.goto(sessions.find(({ id }) => id === sessionOf(held))?.cancel_url ?? '');
  await expect(page.getByRole('button', { name: 'Continue to payment' })).toBeVisible();
  await page.clock.fastForward('41:00');
  await expect(page.getByRole('heading', { name: 'The time to pay is over' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Continue to payment' })).toHaveCount(0);
  await expectAccessible(page, 'time is over');

  await app.cloud.expire(sessionOf(held));
  await expect.poll(() => statusOf(app, 'serene', held.id)).toBe('EXPIRED');
  await page.clock.fastForward('00:10');
  await expect(page.getByRole('heading', { name: 'The time to pay ran out' })).toBeVisible();
});
