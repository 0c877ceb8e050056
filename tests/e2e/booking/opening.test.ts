import pg from 'pg';
import { expect, test } from '@/tests/support/browser-test';

test('on a slow line the button says that the next page is on its way', async ({ page }) => {
  await page.goto('/t/serene-spa/p/massage-60');
  await page.route(/\/book\/massage-60/, async (route) => {
    await new Promise((done) => setTimeout(done, 4000));
    await route.continue();
  });
  const button = page.getByRole('link', { name: /Choose a time/ }).filter({ visible: true });
  await button.click();
  await expect(button.getByRole('status')).toHaveText('Loading', { timeout: 2000 });
  await expect(page).toHaveURL(/\/book\/massage-60/);
});

test('the calendar opens on the month of the first free day, and any month is one choice away', async ({
  page,
  app,
}) => {
  const client = new pg.Client({ connectionString: app.database.directUrl });
  await client.connect();
  // 45 days ahead: nothing is left of this month, nor of the next one at its end.
  await client.query(
    `UPDATE "Service" SET "noticeMinutes" = 45 * 1440 FROM "Tenant" t
      WHERE t."id" = "tenantId" AND t."slug" = 'serene-spa'`,
  );
  await client.query(
    `UPDATE "Tenant" SET "catalogVersion" = "catalogVersion" + 1 WHERE "slug" = 'serene-spa'`,
  );
  await client.end();
  await page.goto('/t/serene-spa/book/massage-60');
  const first = new Date(Date.now() + 46 * 86_400_000).toISOString().slice(0, 7);
  const month = page.getByLabel('Month and year');
  await expect(month).toHaveValue(first);
  await expect(page.locator('table button:not([aria-disabled])').first()).toBeVisible();
  // Whoever leafs back stays there, and is told where something is free.
  await month.selectOption({ index: 0 });
  await expect(page.getByText(/^Nothing is free in/)).toBeVisible();
  await expect(month).not.toHaveValue(first);
});
