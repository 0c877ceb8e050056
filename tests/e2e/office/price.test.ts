import { expect, test } from '@/tests/support/browser-test';
import { expectAccessible } from '../accessible';
import { fillContact, goToDetails, pay, pickFreeDay } from '../booking/steps';
import { hydrated } from '../hydrated';
import { owners, signIn } from './steps';

test('a price changed in the office is on the site at once, and told to a customer who is about to pay the old one', async ({
  page,
  app,
  browser,
}) => {
  const visitor = await browser.newContext({ baseURL: app.url, reducedMotion: 'reduce' });
  const customer = await visitor.newPage();
  await signIn(page, owners.outback);
  await customer.goto('/t/outback-tours');
  await expect(customer.getByText('$1,890').first()).toBeVisible();
  await customer.goto('/t/outback-tours/book/charter-day');
  await hydrated(customer);
  await pickFreeDay(customer, 2, 1);
  await goToDetails(customer);
  await fillContact(customer, 'price@customer.test');

  await page.goto('/admin/packages');
  await page.getByRole('button', { name: 'Charter day', exact: true }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('Price', { exact: true }).first().fill('1990');
  await sheet.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Charter day is saved')).toBeVisible();

  const looker = await visitor.newPage();
  await looker.goto('/t/outback-tours');
  await expect(looker.getByText('$1,990').first()).toBeVisible();
  await looker.goto('/t/outback-tours/p/charter-day');
  await expect(looker.getByText('$1,990').first()).toBeVisible();

  await customer.getByRole('button', { name: /Continue to payment/ }).click();
  await expect(customer.getByText(/^The price is now A?\$1,990\.$/)).toBeVisible();
  await expectAccessible(customer, 'price changed');
  await customer.getByRole('button', { name: /^Book for A?\$1,990$/ }).click();
  await pay(customer);
  await expect(customer.getByText(/A?\$1,990/).first()).toBeVisible();
  await visitor.close();
});
