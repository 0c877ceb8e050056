import type { Page } from '@playwright/test';
import { expect } from '@/tests/support/browser-test';
import { hydrated } from '../hydrated';

/** The month shows which days are free by name, not by colour. */
const freeDays = (page: Page) => page.locator('table button:not([aria-disabled])');

/** Leafs `months` on, then until a month has a free day, and picks its `nth`. */
export async function pickFreeDay(page: Page, nth = 0, months = 0): Promise<void> {
  const next = page.getByRole('button', { name: /next month/i });
  for (let month = 0; month < months; month += 1) await next.click();
  for (let month = 0; month < 14; month += 1) {
    await expect(page.getByText('Loading the month.')).toHaveCount(0);
    if ((await freeDays(page).count()) > nth) break;
    await next.click();
  }
  await freeDays(page).nth(nth).click();
}

/** The day's `nth` free time (-1: the last). Its label is what people see; the radio itself is out of sight. */
export async function pickTime(page: Page, nth = 0): Promise<void> {
  const time = page.locator('label:has(input[name="start"])').nth(nth);
  await time.click();
  await expect(time.getByRole('radio')).toBeChecked();
}

export async function fillContact(page: Page, email: string, name = 'Ada Lovelace'): Promise<void> {
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('E-mail').fill(email);
  // Only where it takes place at the customer's.
  const address = page.getByLabel('Where should we come?');
  if (await address.isVisible()) await address.fill('4 Vine Street, Lenox');
}

/** Pays on the stand-in's Stripe page, with the card that is filled in. */
export async function payByCard(page: Page): Promise<void> {
  // The page before it has a button of that name, too, which is busy until this one is there.
  const payment = page
    .getByRole('main')
    .filter({ has: page.getByRole('heading', { name: 'Payment details' }) });
  await payment.getByRole('button', { name: /^(Pay|Book for)/ }).click();
}

/** Pays for a new booking and waits for the confirmation. */
export async function pay(page: Page): Promise<void> {
  await payByCard(page);
  await expect(page.getByRole('heading', { name: 'It’s booked.' })).toBeVisible();
  await hydrated(page);
}

/** From the chosen day on to the last step, whatever lies between. */
export async function goToDetails(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText(/Anything to add|How can/);
  if ((await heading.textContent())?.startsWith('Anything'))
    await page.getByRole('button', { name: /^Continue/ }).click();
  await expect(heading).toHaveText(/How can/);
}
