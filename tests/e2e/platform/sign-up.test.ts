import type { Page } from '@playwright/test';
import { expect, test } from '@/tests/support/browser-test';
import { expectAccessible } from '../accessible';
import { fillContact, goToDetails, pickFreeDay, pickTime } from '../booking/steps';

const phone = { width: 390, height: 844 };

test('a name and a trade make a draft; its owner looks at what was guessed, goes live and is booked', async ({
  page,
  browser,
}) => {
  await page.goto('/sign-up');
  await expectAccessible(page);
  await expect(page.getByText('United States, New York time, prices in US dollars.')).toBeVisible();

  await page.getByRole('button', { name: 'Make my site' }).click();
  await expect(page.getByText('Please choose what you do.')).toBeVisible();
  await expect(page.getByLabel('What is your business called?')).toBeFocused();
  await expectAccessible(page);

  await page.getByLabel('What is your business called?').fill('Moss & Copper');
  await page.getByText('Salon or spa').click();
  await page.getByLabel('Your name').fill('Robin Reed');
  await page.getByLabel('E-mail').fill('robin@moss-copper.test');
  const password = page.getByLabel('Password', { exact: true });
  await password.fill('password123');
  await expect(page.getByText('This is one of the first that people try.')).toBeVisible();
  await page.getByRole('button', { name: 'Show password' }).click();
  await expect(password).toHaveAttribute('type', 'text');
  await password.fill('kettle violin harbour');
  await watchForAlerts(page);
  await page.getByRole('button', { name: 'Make my site' }).click();

  await expect(page).toHaveURL(/\/admin$/);
  await expect(page.getByText('Moss & Copper').first()).toBeVisible();
  expect(await alertsSeen(page), 'while the office was on its way').toEqual([]);

  // The office says what is left to do before the site is live, and shows the site's key.
  await expect(page.getByRole('heading', { name: 'Before you go live' })).toBeVisible();
  await expectAccessible(page);
  await page.goto('/admin/api-keys');
  await expect(page.getByText(/^pk_\S{20,}$/)).toBeVisible();

  // A stranger is told that it opens soon; whoever works there sees it as it will be.
  const stranger = await browser.newContext();
  const outside = await stranger.newPage();
  await outside.goto('/t/moss-copper');
  await expect(outside.getByRole('heading', { name: 'Moss & Copper opens soon' })).toBeVisible();
  await expectAccessible(outside);
  await stranger.close();

  await page.goto('/t/moss-copper');
  await expect(page.getByText('Only you see this')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Leave lighter than you came' })).toBeVisible();
  await expectAccessible(page);
  for (const picture of await page.getByRole('main').getByRole('img').all()) {
    await picture.scrollIntoViewIfNeeded();
    await expect(picture).toHaveJSProperty('complete', true);
    expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  }
  await page.goto('/t/moss-copper/book/cut-and-finish');
  await pickFreeDay(page);
  await pickTime(page);
  await goToDetails(page);
  await fillContact(page, 'first@customer.test');
  await page.getByRole('button', { name: /^Book now/ }).click();
  await expect(page.getByText('This is as far as the preview goes.')).toBeVisible();

  for (const path of ['packages', 'extras', 'segments', 'hours', 'services', 'policy', 'site']) {
    await page.goto(`/admin/${path}`);
    await page.getByRole('button', { name: /^(All are right|It is right)$/ }).click();
    await expect(page.getByText(/^We guessed/)).toHaveCount(0);
  }
  await page.getByLabel('Town').fill('Bath');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved').first()).toBeVisible();
  await page.goto('/admin/go-live');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Go live' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Confirm your e-mail address' })).toBeVisible();

  // A second business of the same person, from the same page.
  await page.goto('/sign-up?trade=coach');
  await expect(page.getByRole('heading', { name: 'Add another business' })).toBeVisible();
  await page.getByLabel('What is your business called?').fill('Think Aloud');
  await watchForAlerts(page);
  await page.getByRole('button', { name: 'Make my site' }).click();
  await expect(page).toHaveURL(/\/admin$/);
  await expect(page.getByText('Think Aloud').first()).toBeVisible();
  expect(await alertsSeen(page), 'while the office was on its way').toEqual([]);
});

type Watched = typeof globalThis & { alertsSeen: string[] };

/** Keeps what the page says aloud from now on, however short it is there. */
async function watchForAlerts(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watched = globalThis as Watched;
    watched.alertsSeen = [];
    new MutationObserver(() => {
      for (const alert of document.querySelectorAll('main [role="alert"]'))
        if (alert.textContent) watched.alertsSeen.push(alert.textContent);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
}

const alertsSeen = (page: Page) => page.evaluate(() => (globalThis as Watched).alertsSeen);

test('a known address is asked to sign in, and what was typed stays', async ({ page }) => {
  await page.setViewportSize(phone);
  await page.goto('/sign-up?trade=tours');
  await page.getByLabel('What is your business called?').fill('Far Shore');
  await page.getByLabel('Your name').fill('Bella');
  await page.getByLabel('E-mail').fill('owner@bella-weddings.test');
  await page.getByLabel('Password', { exact: true }).fill('kettle violin harbour');
  await page.getByRole('button', { name: 'Make my site' }).click();
  await expect(page.getByText('There is an account with this address already').first()).toBeVisible();
  await expect(page.getByLabel('What is your business called?')).toHaveValue('Far Shore');
  await expectAccessible(page);
  await page.getByRole('main').getByRole('link', { name: 'Sign in' }).first().click();
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fsign-up/);
});

test('the page is readable on a phone, and knows other countries', async ({ page }) => {
  await page.setViewportSize(phone);
  await page.goto('/sign-up');
  await page.getByRole('button', { name: 'Change' }).click();
  await page.getByLabel('Country').selectOption('SE');
  await expect(page.getByLabel('Currency')).toHaveValue('SEK');
  await expect(page.getByLabel('Time zone')).toHaveValue('Europe/Stockholm');
  await expect(page.getByLabel('Country').locator('option[value="JP"]')).toHaveCount(0);
  await expectAccessible(page);
});
