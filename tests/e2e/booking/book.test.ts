import { expect, test } from '@/tests/support/browser-test';
import { expectAccessible } from '../accessible';
import { fillContact, pay, pickFreeDay } from './steps';

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
