import type { BrowserContext, Page } from '@playwright/test';
import { expect, test } from '@/tests/support/browser-test';
import { hydrated } from '../hydrated';
import { owners, signIn } from '../office/steps';
import { fillContact, goToDetails, pickFreeDay } from './steps';

/** A page whose scripts are on their way until `arrive` is called. */
async function drawnOnly(context: BrowserContext, address: string) {
  const page = await context.newPage();
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route('**/_next/static/**/*.js*', async (route) => {
    await arrived;
    await route.continue();
  });
  await page.goto(address, { waitUntil: 'commit' });
  return { page, arrive };
}

/** Types into fields as they were drawn; pressing Enter so early leads nowhere. */
async function typeEarly(page: Page, texts: Record<string, string>) {
  const address = page.url();
  for (const [label, text] of Object.entries(texts)) await page.getByLabel(label, { exact: true }).fill(text);
  await page.keyboard.press('Enter');
  expect(page.url()).toBe(address);
}

async function expectKept(page: Page, texts: Record<string, string>) {
  await hydrated(page);
  for (const [label, text] of Object.entries(texts))
    await expect(page.getByLabel(label, { exact: true })).toHaveValue(text);
}

test('the last step opened by its address comes with its form: there is nothing to type into before', async ({
  page,
  context,
}) => {
  await page.goto('/t/bella-weddings/book/elopement');
  await pickFreeDay(page, 6, 2);
  await goToDetails(page);
  const early = await drawnOnly(context, page.url());
  await expect(early.page.getByRole('navigation', { name: 'Steps' })).toBeVisible();
  await expect(early.page.getByRole('textbox')).toHaveCount(0);
  early.arrive();
  await fillContact(early.page, 'early@customer.test');
  await early.page.getByRole('button', { name: /Continue to payment/ }).click();
  await expect(early.page.getByRole('heading', { name: 'Payment details' })).toBeVisible();
});

test('what is typed before the scripts are there stays: signing in, and the password is not in the address', async ({
  context,
}) => {
  const { page, arrive } = await drawnOnly(context, '/sign-in');
  const typed = { 'E-mail': 'owner@bella-weddings.test', Password: 'demo-Passw0rd' };
  await typeEarly(page, typed);
  arrive();
  await expectKept(page, typed);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible();
});

test('… signing up', async ({ context }) => {
  const { page, arrive } = await drawnOnly(context, '/sign-up');
  const typed = {
    'What is your business called?': 'Early Bird',
    'Your name': 'Robin Early',
    'E-mail': 'robin@early.test',
    Password: 'kettle violin harbour',
  };
  await page.getByText('Salon or spa').click();
  await typeEarly(page, typed);
  arrive();
  await expectKept(page, typed);
  await page.getByRole('button', { name: 'Make my site' }).click();
  await expect(page).toHaveURL(/\/admin$/);
  await expect(page.getByText('Early Bird').first()).toBeVisible();
});

test('a form of the office can’t be typed into before it holds what there is to edit', async ({
  context,
  page,
}) => {
  await signIn(page, owners.bella);
  const early = await drawnOnly(context, '/admin/business');
  const form = early.page.locator('form').filter({ hasText: 'Tax is called' });
  await expect(form).toHaveAttribute('inert');
  early.arrive();
  await expect(form).not.toHaveAttribute('inert');
  await expect(early.page.getByLabel('Name', { exact: true })).toHaveValue('Bella Weddings');
});
