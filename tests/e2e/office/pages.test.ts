import type { Page } from '@playwright/test';
import pg from 'pg';
import { expect, test } from '@/tests/support/browser-test';
import { expectAccessible } from '../accessible';
import { owners, signIn } from './steps';

/** axe on each, in both colour schemes, and nothing wider than the screen. */
async function look(page: Page, paths: string[]): Promise<void> {
  for (const path of paths) {
    await page.goto(path);
    await expect(page.getByRole('heading').or(page.getByText('We can’t find this')).first()).toBeVisible();
    await expectAccessible(page);
  }
}

// What is narrow shows what is too wide; the sheets are looked at on a wide screen.
test.use({ viewport: { width: 390, height: 844 } });

test('the pages of the day’s work are readable, full and empty', async ({ page }) => {
  await signIn(page, owners.serene);
  await look(page, [
    '/admin',
    '/admin/calendar',
    '/admin/bookings',
    '/admin/bookings?q=zzzz',
    '/admin/bookings/new',
    '/admin/customers',
    '/admin/customers?q=zzzz',
    '/admin/money',
    '/admin/bookings/00000000-0000-4000-8000-000000000000',
  ]);
});

test('so are those of the site', async ({ page }) => {
  await signIn(page, owners.bella);
  await look(page, [
    '/admin/packages',
    '/admin/extras',
    '/admin/away',
    '/admin/segments',
    '/admin/site',
    '/admin/files',
    '/admin/policy',
  ]);
});

test('and those of the business', async ({ page }) => {
  await signIn(page, owners.serene);
  await look(page, [
    '/admin/services',
    '/admin/people',
    '/admin/hours',
    '/admin/closed',
    '/admin/proposals',
    '/admin/closed?q=zzzz',
    '/admin/business',
    '/admin/payments',
    '/admin/team',
    '/admin/api-keys',
    '/admin/programs',
    '/admin/calendars',
    '/admin/account',
  ]);
});

test('many bookings and long names keep the list in shape, page by page', async ({ page, app }) => {
  const client = new pg.Client({ connectionString: app.database.directUrl });
  await client.connect();
  await client.query(
    `INSERT INTO "Booking" SELECT (jsonb_populate_record(b, jsonb_build_object('id', gen_random_uuid(),
         'reference', 'MANY-' || n, 'contactName', 'Dr. ' || repeat('Wolfeschlegelsteinhausenbergerdorff', 3),
         'date', b."date" + n, 'endDate', b."endDate" + n,
         'startTime', b."startTime" + make_interval(days => n), 'endTime', b."endTime" + make_interval(days => n)))).*
       FROM "Booking" b, generate_series(1, 60) n WHERE b."contactName" = 'Ruth Adeyemi'`,
  );
  await client.query(
    `INSERT INTO "Mail" ("id", "tenantId", "bookingId", "kind", "recipient", "subject")
     SELECT gen_random_uuid(), "tenantId", "id", 'reminder', 'ruth@customer.test',
            'Soon: Restoring massage, 60 minutes, Wednesday, 25 November 2026, 18:30–19:45'
       FROM "Booking" WHERE "reference" LIKE 'MANY-%'`,
  );
  await client.end();
  await signIn(page, owners.serene);
  await page.goto('/admin/bookings?q=dr.&status=CONFIRMED');
  await expectAccessible(page, 'many');
  await page.setViewportSize({ width: 1280, height: 800 });
  await expect(page.getByRole('row')).toHaveCount(51);
  await expect(page.getByRole('columnheader', { name: 'Owed' })).toBeInViewport({ ratio: 1 });
  await page.getByRole('link', { name: 'Next page' }).click();
  // Ruth's own one, too: a customer is found by every name that they were booked under.
  await expect(page.getByRole('row')).toHaveCount(12);
  await page.getByRole('link', { name: 'First page' }).click();
  await expect(page.getByRole('row')).toHaveCount(51);
  await expect(page).toHaveURL(/q=dr\.&status=CONFIRMED$/);
  await page.getByRole('row').nth(1).getByRole('link').click();
  await expect(page.getByRole('heading', { name: 'Money' })).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible(page, 'a long name');
});
