import pg from 'pg';
import { expect, test } from '@/tests/support/browser-test';
import { owners, signIn } from './steps';

test.use({ viewport: { width: 1280, height: 800 } });

test('a customer is found before a page, told apart by the tab, and their address corrected', async ({
  page,
  app,
}) => {
  const client = new pg.Client({ connectionString: app.database.directUrl });
  await client.connect();
  await client.query(
    `UPDATE "Customer" SET "name" = 'Tom Adeyemi'
      WHERE "id" = (SELECT "customerId" FROM "Booking" WHERE "contactName" = 'Ruth Adeyemi' LIMIT 1)`,
  );
  await client.query(
    `INSERT INTO "Customer" ("id", "tenantId", "email", "name")
     SELECT gen_random_uuid(), "id", 'taken@customer.test', 'Somebody Else' FROM "Tenant" WHERE "slug" = 'serene-spa'`,
  );
  await client.end();
  await signIn(page, owners.serene);

  await page.keyboard.press('Control+k');
  await page.keyboard.type('tom');
  const chosen = page.getByRole('option', { selected: true });
  await expect(chosen).toContainText('Tom Adeyemi');
  await expect(page.getByRole('option', { name: 'Customers' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveTitle('Tom Adeyemi · Office');
  await expect(page.getByRole('columnheader', { name: 'Owed' })).toBeInViewport({ ratio: 1 });

  await page.getByLabel('E-mail').fill('Taken@customer.test');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Another customer has this address')).toBeVisible();
  await expect(page.getByLabel('E-mail')).toHaveValue('Taken@customer.test');
  await page.getByLabel('E-mail').fill('tom@right.test');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Customer saved')).toBeVisible();
  await expect(page.getByText(/^tom@right\.test, /)).toBeVisible();

  await page.getByRole('row').nth(1).getByRole('link').click();
  await expect(page).toHaveTitle(/^Ruth Adeyemi, [A-Z][a-z]{2}, \d+ [A-Z][a-z]{2} 20\d\d · Office$/);
});
