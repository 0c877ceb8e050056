import type { Page } from '@playwright/test';
import pg from 'pg';
import { expect, test } from '@/tests/support/browser-test';
import { expectAccessible } from '../accessible';

test('strangers are sent to sign in, owners find nothing here', async ({ page }) => {
  await page.goto('/platform/tenants');
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await page.goto('/demo');
  await page.getByRole('button', { name: 'Open the office of Bella Weddings' }).click();
  await expect(page).toHaveURL(/\/admin$/);
  const answer = await page.goto('/platform');
  expect(answer?.status()).toBe(404);
});

async function enter(page: Page): Promise<void> {
  await page.goto('/demo');
  await page.getByRole('button', { name: 'Open the operator’s console' }).click();
  await expect(page).toHaveURL(/\/platform$/);
}

test('every page is readable, full and empty, on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await enter(page);
  for (const path of ['', '/tenants', '/tenants?q=nobody', '/inbox', '/outbox', '/outbox?status=RUNNING']) {
    await page.goto(`/platform${path}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectAccessible(page);
  }
});

test('an operator suspends and restores a business, and retries what failed', async ({ page, app }) => {
  const client = new pg.Client({ connectionString: app.database.directUrl });
  await client.connect();
  await client.query(
    `INSERT INTO "Job" ("id", "name", "payload", "status", "attempts", "lastError")
     SELECT gen_random_uuid(), 'unknown_job', '{}', 'DEAD', 4, 'Error: nobody knows it' FROM generate_series(1, 2)`,
  );
  await client.query(
    `INSERT INTO "WebhookEvent" ("id", "vendor", "externalId", "type", "payload", "occurredAt", "processedAt", "outcome")
     VALUES (gen_random_uuid(), 'stripe', 'evt_shown', 'charge.refunded', '{"id":"evt_shown"}', now(), now(), 'refund mirrored')`,
  );
  await client.end();

  await enter(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto('/platform/tenants');
  await page.getByRole('button', { name: /Serene Spa/ }).click();
  const sheet = page.getByRole('dialog');
  await expectAccessible(page);
  await sheet.getByLabel('Commission, in percent').fill('60');
  await sheet.getByRole('button', { name: 'Save commission' }).click();
  await expect(sheet.getByText('Between 0 and 50 %.')).toBeVisible();
  await sheet.getByLabel('Commission, in percent').fill('3.5');
  await sheet.getByRole('button', { name: 'Save commission' }).click();
  await expect(page.getByText('Serene Spa now pays 3.5 %')).toBeVisible();

  await sheet.getByLabel('Reason for suspending').fill('Chargebacks');
  await sheet.getByRole('button', { name: 'Suspend business…' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Suspend', exact: true }).click();
  await expect(sheet.getByText('Suspended: no new bookings')).toBeVisible();
  const visitor = await page.context().newPage();
  await visitor.goto('/t/serene-spa');
  await expect(visitor.getByText('takes no new bookings at the moment').first()).toBeVisible();
  await expectAccessible(visitor, 'closed');
  await visitor.goto('/t/serene-spa/book/massage-60');
  await expect(visitor.getByRole('heading', { name: 'No new bookings at the moment' })).toBeVisible();
  await expectAccessible(visitor, 'closed, booking');
  await sheet.getByRole('button', { name: 'Restore business' }).click();
  await page.getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(sheet.getByLabel('Reason for suspending')).toBeVisible();
  await visitor.goto('/t/serene-spa');
  await expect(visitor.getByText('takes no new bookings at the moment')).toHaveCount(0);
  await visitor.close();

  await page.goto('/platform/inbox');
  await page.getByRole('button', { name: 'charge.refunded' }).first().click();
  await expect(page.getByRole('dialog').getByText('"evt_shown"')).toBeVisible();
  await expectAccessible(page);

  await page.goto('/platform/outbox');
  await page.getByRole('button', { name: 'unknown_job' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
  await page.getByRole('button', { name: 'Discard', exact: true }).last().click();
  await expect(page.getByText('Discarded')).toBeVisible();
  await page.getByRole('button', { name: 'Retry all failed' }).click();
  await page.getByRole('button', { name: 'Retry all', exact: true }).click();
  await expect(page.getByText('on the way again')).toBeVisible();

  await page.goto('/platform');
  await expect(page.getByText('suspended Serene Spa')).toBeVisible();
});
