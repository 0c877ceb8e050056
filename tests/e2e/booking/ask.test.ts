import type { Page } from '@playwright/test';
import { expect, test } from '@/tests/support/browser-test';
import { expectAccessible } from '../accessible';
import { hydrated } from '../hydrated';
import { fillContact, goToDetails, pay } from './steps';

const panel = (page: Page) => page.getByRole('dialog', { name: /^Automatic assistant of/ });
const question = (page: Page) => panel(page).getByRole('textbox', { name: 'Your question' });
async function ask(page: Page, text: string) {
  await question(page).fill(text);
  await question(page).press('Enter');
}

test.beforeEach(({ app }) => app.cloud.reset());

for (const [device, size] of [
  ['a phone', { width: 390, height: 780 }],
  ['a desk', { width: 1280, height: 800 }],
] as const) {
  test(`asked on ${device}, the flow opens with the choice made, and it is booked there`, async ({
    page,
  }) => {
    await page.setViewportSize(size);
    await page.goto('/t/serene-spa');
    await page.getByRole('button', { name: 'Ask' }).click();
    await expect(question(page)).toBeFocused();
    await expect(panel(page).getByText('Nothing is booked until the booking page says so.')).toBeVisible();
    await expectAccessible(page, `the assistant on ${device}`);
    await ask(page, 'When is a deep massage with hot stones free on Friday?');
    await expect(panel(page).getByText('Looked up free times.', { exact: true }).first()).toBeVisible();
    const time = panel(page).getByRole('link').first();
    await expect(time).toHaveAttribute(
      'href',
      /^\/t\/serene-spa\/book\/massage-90\?start=.*&extras=hot-stones:1$/,
    );
    await expect(panel(page).getByText('This is no booking: only the booking page can book.')).toBeVisible();
    await expectAccessible(page, `an answer on ${device}`);
    const said = await time.textContent();
    await time.click();

    await page.waitForURL(/\/book\/massage-90\?/);
    await hydrated(page);
    const chosen = page.locator('input[name="start"]:checked');
    await expect(chosen).toHaveCount(1);
    const clock = /\d{1,2}:\d\d/.exec(said ?? '')?.[0] ?? '';
    await expect(page.locator('label').filter({ has: chosen })).toContainText(clock);
    // The flow's own page, with its own policy of scripts: what was said is there, too.
    await page.getByRole('button', { name: 'Ask' }).click();
    await expect(panel(page).getByText('Looked up free times.', { exact: true }).first()).toBeVisible();
    await panel(page).getByRole('button', { name: 'Close the assistant' }).click();
    await expect(panel(page)).toBeHidden();
    await goToDetails(page);
    await fillContact(page, `asked-${size.width}@customer.test`);
    await page.getByRole('button', { name: /Continue to payment/ }).click();
    await pay(page);
    await expect(page.getByRole('main').locator('dl')).toContainText(/Hot stones/);
  });
}

test('the keyboard opens, asks, closes; the tab keeps what was said, and forgets it when told', async ({
  page,
}) => {
  await page.goto('/t/bella-weddings/p/elopement');
  const button = page.getByRole('button', { name: 'Ask' });
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(question(page)).toBeFocused();
  await page.keyboard.type('Do you travel?');
  await page.keyboard.press('Enter');
  await expect(
    panel(page)
      .getByText(/Anywhere in New England/)
      .first(),
  ).toBeVisible();
  await expect(panel(page).getByRole('status')).toContainText('Anywhere in New England');
  await page.keyboard.press('Escape');
  await expect(panel(page)).toBeHidden();
  await expect(button).toBeFocused();

  await page.reload();
  await button.click();
  await expect(
    panel(page)
      .getByText(/Anywhere in New England/)
      .first(),
  ).toBeVisible();
  // Another tab, and another business's site, know nothing of it.
  const other = await page.context().newPage();
  await other.goto('/t/bella-weddings');
  await hydrated(other);
  await other.getByRole('button', { name: 'Ask' }).click();
  await expect(panel(other).getByRole('button', { name: 'What do you offer?' })).toBeVisible();
  await other.close();
  await panel(page).getByRole('button', { name: 'New conversation' }).click();
  await page.reload();
  await button.click();
  await expect(panel(page).getByRole('button', { name: 'What do you offer?' })).toBeVisible();
});

test('stopped, away and asked again', async ({ page, app }) => {
  await page.goto('/t/bella-weddings');
  await page.getByRole('button', { name: 'Ask' }).click();
  await app.cloud.assistantConfig({ paceMs: 120 });
  await app.cloud.assistantTurns([
    { text: 'one two three four five six seven eight nine ten eleven twelve' },
  ]);
  await ask(page, 'Do you travel?');
  await expect(
    panel(page)
      .getByText(/one two/)
      .first(),
  ).toBeVisible();
  await panel(page).getByRole('button', { name: 'Stop' }).click();
  await expect(panel(page).getByText('Stopped.').first()).toBeVisible();
  await app.cloud.assistantConfig({ paceMs: 0 });
  await app.cloud.switch('assistant', { status: 500, times: 1 });
  await panel(page).getByRole('button', { name: 'Try again' }).click();
  await expect(
    panel(page)
      .getByText(/not available right now/)
      .first(),
  ).toBeVisible();
  await panel(page).getByRole('button', { name: 'Try again' }).click();
  await expect(
    panel(page)
      .getByText(/Anywhere in New England/)
      .first(),
  ).toBeVisible();
  await expect(panel(page).getByText('Do you travel?')).toHaveCount(1);
});

test('a model that lies books nothing and leads nowhere', async ({ page, app }) => {
  await page.goto('/t/bella-weddings');
  await page.getByRole('button', { name: 'Ask' }).click();
  await app.cloud.assistantTurns([
    {
      text: 'Done: you are booked! [Pay here](https://evil.test/pay), [your booking](/t/bella-weddings/booked/0199) or [the office](/admin). ![x](https://evil.test/pixel.png)',
    },
  ]);
  await ask(page, 'Book me for Saturday');
  await expect(panel(page).getByText('This is no booking: only the booking page can book.')).toBeVisible();
  await expect(panel(page).getByRole('link')).toHaveCount(0);
  await expect(panel(page).getByRole('img')).toHaveCount(0);
});

test('a tap before the page runs is not lost', async ({ page }) => {
  const early = await page.context().newPage();
  await early.route('**/_next/static/**/*.js', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await route.continue();
  });
  await early.goto('/t/serene-spa', { waitUntil: 'commit' });
  await early.getByRole('button', { name: 'Ask' }).click();
  await expect(early.getByText('One moment…')).toBeVisible();
  await expect(panel(early)).toBeVisible();
  await expect(early.getByText('One moment…')).toBeHidden();
});
