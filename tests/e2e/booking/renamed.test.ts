import type { Page } from '@playwright/test';
import { expect, test } from '@/tests/support/browser-test';
import { owners, signIn } from '../office/steps';
import { bookingsOf } from './bookings';
import { fillContact, goToDetails, pay, pickFreeDay, pickTime } from './steps';

/** The site's address changes while somebody is paying: what they began is one booking all the same. */
async function moveSite(office: Page, to: string): Promise<void> {
  await office.goto('/admin/business');
  await office.getByLabel('Last part of the address').fill(to);
  await office.getByRole('button', { name: 'Change address' }).click();
  await expect(office.getByText('Your site has moved')).toBeVisible();
}

test('an unfinished attempt is gone on with at the site’s new address, and booked once', async ({
  page,
  browser,
  app,
}) => {
  const email = 'moved-meanwhile@customer.test';
  const context = await browser.newContext({ baseURL: app.url });
  const office = await context.newPage();
  await signIn(office, owners.serene);

  await page.goto('/t/serene-spa/book/facial-45');
  await pickFreeDay(page, 6);
  await pickTime(page, -1);
  await goToDetails(page);
  await fillContact(page, email);
  await page.getByRole('button', { name: /Continue to payment/ }).click();
  await expect(page.getByRole('button', { name: /^(Pay|Book for)/ })).toBeVisible();
  const [held] = await bookingsOf(app, 'serene', email);

  await moveSite(office, 'serene-by-the-sea');
  try {
    const { sessions } = await app.cloud.stripe();
    const left = sessions.find(({ customer_email }) => customer_email === email)?.cancel_url;
    // By the link of the payment page, which names the former address.
    await page.goto(left ?? '');
    await expect(page.getByRole('heading', { name: 'Not paid yet, and still yours' })).toBeVisible();
    await expect(page).toHaveURL(/\/t\/serene-by-the-sea\//);
    // By the browser's history, to the form as it was typed.
    await page.goBack();
    await page.goBack();
    await expect(page).toHaveURL(/\/t\/serene-by-the-sea\/book\/facial-45/);
    await expect(page.getByLabel('E-mail')).toHaveValue(email);
    await page.getByRole('button', { name: /Continue to payment/ }).click();
    await expect(page.getByRole('button', { name: /^(Pay|Book for)/ })).toBeVisible();
    expect(await bookingsOf(app, 'serene', email)).toMatchObject([{ id: held?.id, status: 'PENDING' }]);
    await pay(page);
    expect(await bookingsOf(app, 'serene', email)).toMatchObject([{ id: held?.id, status: 'CONFIRMED' }]);
  } finally {
    await moveSite(office, 'serene-spa');
    await context.close();
  }
});
