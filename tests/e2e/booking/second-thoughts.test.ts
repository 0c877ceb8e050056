import type { Page } from '@playwright/test';
import { expect, test } from '@/tests/support/browser-test';
import { expectAccessible } from '../accessible';
import { hydrated } from '../hydrated';
import { bookingsOf, freeStarts, hold, statusOf } from './bookings';
import { fillContact, goToDetails, pay, pickFreeDay, pickTime } from './steps';

const paying = /^(Pay|Book for)/;
const noPaymentPage = 'We couldn’t open the payment page just now.';

/** Chooses a day that only one can have, and goes on to the last step. */
async function chooseDay(page: Page, email: string, nth: number, months: number): Promise<void> {
  await page.goto('/t/bella-weddings/book/elopement');
  await pickFreeDay(page, nth, months);
  await goToDetails(page);
  await fillContact(page, email);
}

async function goToPayment(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Continue to payment/ }).click();
  await expect(page.getByRole('button', { name: paying })).toBeVisible();
}

type Cloud = { stripe(): Promise<{ sessions: Session[] }> };
type Session = { id: string; customer_email: string | null; metadata: Record<string, string> };
async function sessionFor({ cloud }: { cloud: Cloud }, email: string): Promise<Session | undefined> {
  return (await cloud.stripe()).sessions.find(({ customer_email }) => customer_email === email);
}

test('what is changed after coming back from the payment page takes the place of the first hold', async ({
  page,
  app,
}) => {
  const [first, second] = ['first-wish@customer.test', 'second-wish@customer.test'];
  await chooseDay(page, first, 3, 1);
  await goToPayment(page);
  await page.goBack();
  await page.getByLabel('E-mail').fill(second);
  await goToPayment(page);
  expect(await bookingsOf(app, 'bella', first)).toMatchObject([{ status: 'EXPIRED' }]);
  await pay(page);
  expect(await bookingsOf(app, 'bella', second)).toMatchObject([{ status: 'CONFIRMED' }]);
});

test('a first hold that turns out to be paid is shown, and nothing is booked beside it', async ({
  page,
  app,
}) => {
  const [first, second] = ['paid-first@customer.test', 'paid-second@customer.test'];
  await chooseDay(page, first, 5, 1);
  await goToPayment(page);
  await page.goBack();
  const session = await sessionFor(app, first);
  await app.cloud.pay(session?.id ?? '');
  await expect.poll(() => statusOf(app, 'bella', session?.metadata.bookingId ?? '')).toBe('CONFIRMED');
  await page.getByLabel('E-mail').fill(second);
  await page.getByRole('button', { name: /Continue to payment/ }).click();
  await expect(page.getByRole('heading', { name: 'It’s booked.' })).toBeVisible();
  expect(await bookingsOf(app, 'bella', second)).toEqual([]);
});

test('what is changed while Stripe is away takes the place of what was held meanwhile', async ({
  page,
  app,
}) => {
  const [first, second] = ['away-first@customer.test', 'away-second@customer.test'];
  await chooseDay(page, first, 7, 1);
  await app.cloud.switch('stripe', { path: '/v1/checkout/sessions', method: 'POST', status: 503 });
  await page.getByRole('button', { name: /Continue to payment/ }).click();
  await expect(page.getByText(noPaymentPage)).toBeVisible();
  await app.cloud.switch('stripe', null);
  await page.getByLabel('E-mail').fill(second);
  await goToPayment(page);
  expect(await bookingsOf(app, 'bella', first)).toMatchObject([{ status: 'EXPIRED' }]);
  await pay(page);
});

test('“Try again” sends what stands in the form by then', async ({ page, app }) => {
  const [first, second] = ['mistyped@customer.test', 'typed-anew@customer.test'];
  await chooseDay(page, first, 9, 1);
  await page.route('**/book/**', (route) => route.abort('internetdisconnected'));
  await page.getByRole('button', { name: /Continue to payment/ }).click();
  await expect(page.getByText(noPaymentPage)).toBeVisible();
  await page.unroute('**/book/**');
  await page.getByLabel('E-mail').fill(second);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('button', { name: paying })).toBeVisible();
  expect(await sessionFor(app, second)).toBeDefined();
  expect(await sessionFor(app, first)).toBeUndefined();
});

test('what was said of one time is not said of the next', async ({ page, app }) => {
  await chooseDay(page, 'another-day@customer.test', 11, 1);
  const date = new URL(page.url()).searchParams.get('date') ?? '';
  await hold(app, 'bella', { package: 'elopement', date, email: 'quicker@customer.test' });
  await page.getByRole('button', { name: /Continue to payment/ }).click();
  const taken = page.getByText(/somebody was a moment faster/);
  await expect(taken).toBeVisible();

  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await pickFreeDay(page, 6);
  await goToDetails(page);
  await expect(taken).toHaveCount(0);
});

test('times on the business’s clock say so to a visitor of another zone', async ({ page, app }) => {
  // The browser is in New York, the spa in London.
  const starts = await freeStarts(app, 'serene', 'massage-60', [50, 75], 'mei');
  const start = starts[30] ?? '';
  const email = 'abroad@customer.test';
  await page.goto(`/t/serene-spa/book/massage-60?resource=mei&start=${start}&step=details`);
  await fillContact(page, email);
  const other = await fetch(`${app.url}/api/v1/bookings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer sk_demo_serene' },
    body: JSON.stringify({
      package: 'massage-60',
      start,
      resource: 'mei',
      timeZone: 'America/New_York',
      customer: { name: 'Faster', email: 'faster-abroad@customer.test' },
    }),
  });
  const made = (await other.json()) as { manageUrl: string };
  await page.getByRole('button', { name: /Continue to payment/ }).click();
  await expect(page.getByText(/somebody was a moment faster/)).toBeVisible();
  await expect(page.getByText('Shown in London time.')).toBeVisible();

  await page
    .getByRole('button', { name: /\d\d:\d\d$/ })
    .first()
    .click();
  await goToPayment(page);
  await page.goBack();
  const held = page.getByRole('complementary', { name: 'Your hold' });
  await expect(held).toContainText('(London time)');

  await page.goto(made.manageUrl);
  await expect(page.getByText(/^Held for you until \d\d:\d\d \(London time\)\.$/)).toBeVisible();
});

test('going back after paying leads to the booking, and another one is a click away', async ({
  page,
  app,
}) => {
  const email = 'back-after-paying@customer.test';
  await page.goto('/t/outback-tours/book/sunrise-tour');
  await pickFreeDay(page, 3, 1);
  await pickTime(page);
  await goToDetails(page);
  await fillContact(page, email);
  await goToPayment(page);
  await pay(page);

  const already = page.getByText(/^You have booked this: /);
  const payAgain = async () => {
    await page.goBack();
    await page.goBack();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/How can/);
    await hydrated(page);
    await page.getByRole('button', { name: /Continue to payment/ }).click();
    await expect(already).toBeVisible();
  };
  await payAgain();
  await expectAccessible(page, 'booked already');
  expect(await bookingsOf(app, 'outback', email)).toHaveLength(1);
  await page.getByRole('link', { name: 'See your booking' }).click();
  await expect(page.getByRole('heading', { name: 'It’s booked.' })).toBeVisible();

  await page.goBack();
  await page.getByRole('button', { name: /Continue to payment/ }).click();
  await page.getByRole('button', { name: 'Book another' }).click();
  await pickFreeDay(page, 5);
  await pickTime(page);
  await goToDetails(page);
  await expect(already).toHaveCount(0);
  await goToPayment(page);
  await pay(page);
  const both = await bookingsOf(app, 'outback', email);
  expect(both.map(({ status }) => status)).toEqual(['CONFIRMED', 'CONFIRMED']);
});
