import { expect, test } from '@/tests/support/browser-test';
import { expectAccessible } from '../accessible';
import { hydrated } from '../hydrated';
import { translate } from '../translated';
import { fillContact, goToDetails, pay, pickFreeDay, pickTime } from './steps';

test('a date with extras and a deposit, from the month to the mail', async ({ page, app }) => {
  const email = 'date@customer.test';
  await page.goto('/t/bella-weddings/book/elopement');
  // Far enough ahead for a deposit now and a balance later.
  await pickFreeDay(page, 2, 3);
  await expectAccessible(page, 'when');
  await page.getByRole('button', { name: 'Continue' }).click();

  await expect(page.getByRole('heading', { level: 1, name: 'Anything to add?' })).toBeFocused();
  await page.getByRole('button', { name: 'Add Drone film' }).click();
  await expectAccessible(page, 'extras');
  await page.getByRole('button', { name: 'Continue' }).click();

  await page.getByRole('button', { name: /Continue to payment/ }).click();
  await expect(page.getByRole('group', { name: 'What needs another look' })).toBeFocused();
  await expectAccessible(page, 'details with errors');
  await fillContact(page, email);
  // A reload loses nothing, neither of the choice nor of what was typed.
  await page.reload();
  await expect(page.getByLabel('E-mail')).toHaveValue(email);
  await page.getByRole('button', { name: /Continue to payment/ }).click();

  await pay(page);
  await expectAccessible(page, 'booked');
  const facts = page.getByRole('main').locator('dl');
  await expect(facts).toContainText('ExtrasDrone film');
  await expect(page.getByText(/^Paid .* of .*; .* due /)).toBeVisible();
  await expect.poll(async () => (await app.cloud.mails(email)).length).toBeGreaterThan(0);

  await page.getByRole('link', { name: 'See, move or cancel' }).click();
  await expect(page.getByText('Confirmed', { exact: true }).first()).toBeVisible();
  await expect(facts).toContainText('ExtrasDrone film');
  await expectAccessible(page, 'manage');
  const calendar = await page.request.get(`${page.url()}/calendar.ics`);
  expect(await calendar.text()).toContain('BEGIN:VEVENT');
});

test('a slot by keyboard alone, the payment page included', async ({ page }) => {
  await page.goto('/t/serene-spa/book/massage-60');
  const tabTo = async (matches: () => Promise<boolean>) => {
    for (let press = 0; press < 80; press += 1) {
      if (await matches()) return;
      await page.keyboard.press('Tab');
    }
    throw new Error('The keyboard doesn’t get there.');
  };
  const focusIs = (selector: string) => () =>
    page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);
  const press = async (selector: string, key = 'Enter') => {
    await tabTo(focusIs(selector));
    await page.keyboard.press(key);
  };

  // A month ahead: on the last day of one nothing may be left of it.
  await tabTo(focusIs('button[aria-label*="Next Month" i]'));
  await page.keyboard.press('Enter');
  await expect(page.locator('table button:not([aria-disabled])').first()).toBeVisible();
  await tabTo(focusIs('table button'));
  for (let day = 0; day < 40; day += 1) {
    await page.keyboard.press('ArrowRight');
    if (await focusIs('table button:not([aria-disabled])')()) break;
  }
  await page.keyboard.press('Enter');
  await expect(page.locator('input[name="start"]').first()).toBeAttached();
  await press('input[name="start"]', 'Space');
  await tabTo(() => page.evaluate(() => document.activeElement?.textContent === 'Continue'));
  await page.keyboard.press('Enter');
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText(/Anything to add|How can/);
  if ((await heading.textContent())?.startsWith('Anything')) {
    await tabTo(() =>
      page.evaluate(() => document.activeElement?.textContent?.startsWith('Continue') ?? false),
    );
    await page.keyboard.press('Enter');
  }
  await expect(heading).toHaveText(/How can/);
  await tabTo(focusIs('input[name="name"]'));
  await page.keyboard.type('Keyboard Only');
  await tabTo(focusIs('input[name="email"]'));
  await page.keyboard.type('keys@customer.test');
  await page.keyboard.press('Enter');
  const stripe = page.getByRole('button', { name: /^(Pay|Book for)/ });
  await expect(stripe).toBeVisible();
  await tabTo(focusIs('form button[type="submit"]'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'It’s booked.' })).toBeVisible();
});

test('a booking in a browser that translates the page, its errors and its end', async ({ page }) => {
  const dialog = page.getByRole('alertdialog');
  await page.goto('/t/serene-spa/book/massage-60');
  await pickFreeDay(page, 1, 1);
  expect(await translate(page)).toBeGreaterThan(20);
  const day = page.getByRole('region').getByRole('heading', { level: 2 });
  const before = await day.textContent();
  await pickFreeDay(page, 3);
  // What changes after the translation is seen.
  await expect(day).not.toHaveText(before ?? '');
  await page.getByRole('group', { name: 'With whom?' }).getByRole('radio').nth(1).check({ force: true });
  await pickFreeDay(page, 2);
  await pickTime(page);
  await goToDetails(page);
  await page.getByRole('button', { name: /Continue to payment/ }).click();
  await expect(page.getByRole('group', { name: 'What needs another look' })).toBeFocused();
  await fillContact(page, 'translated@customer.test');
  await page.goBack();
  await page.goForward();
  await page.getByRole('button', { name: /Continue to payment/ }).click();

  await pay(page);
  expect(await translate(page)).toBeGreaterThan(20);
  await page.getByRole('link', { name: 'See, move or cancel' }).click();
  await expect(page.getByText('Confirmed', { exact: true }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Cancel this booking' }).click();
  await expect(dialog).toContainText(/You get £[\d.]+ back/);
  await dialog.getByRole('button', { name: 'Cancel the booking' }).click();
  await expect(page.getByText('This booking is cancelled.')).toBeVisible();
  await expect(dialog).toHaveCount(0);
});

test('what fails or isn’t there stays in the business’s house', async ({ browser, app }) => {
  // Its own window: here the page is to complain.
  const page = await (await browser.newContext({ baseURL: app.url })).newPage();
  const expectHouse = async (title: string, home = /\/t\/serene-spa$/) => {
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expect(page.getByRole('banner').getByRole('link', { name: 'Serene Spa' })).toHaveAttribute(
      'href',
      home,
    );
    const find = page.getByRole('contentinfo').getByRole('link', { name: 'Find my booking' });
    await expect(find).toHaveAttribute('href', '/manage?business=serene-spa');
    const brand = () => getComputedStyle(document.documentElement).getPropertyValue('--brand');
    expect(await page.evaluate(brand)).toBe('#3f6b5c');
    await expect(page.locator('html')).toHaveAttribute('lang', 'en-GB');
  };
  for (const path of ['p/no-such', 'no/such', 's/no-such', 'book/no-such']) {
    expect((await page.goto(`/t/serene-spa/${path}`))?.status()).toBe(404);
    await expectHouse('There is nothing at this address');
  }
  await page.goto('/t/serene-spa/booked/x?token=x');
  await expectHouse('This link doesn’t work');

  await page.goto('/t/serene-spa/book/massage-60');
  await hydrated(page);
  await pickFreeDay(page, 1, 1);
  await pickTime(page);
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  const heading = page.getByRole('heading', { level: 1, name: 'Anything to add?' });
  await expect(heading).toBeVisible();
  // What no translation does and an extension may: React finds a part of the page gone.
  await heading.evaluate((node) => node.closest('.gap-8 > .gap-8')?.remove());
  await page.goBack();
  await expectHouse('This page didn’t load');
  await page.context().close();
});
