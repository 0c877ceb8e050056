import pg from 'pg';
import { apiClient, freeSlots, keys, somebody } from '@/tests/integration/api/client';
import { expect, test } from '@/tests/support/browser-test';
import { owners, signIn } from './steps';

test('a stranger is sent to sign in and on to where they wanted', async ({ page }) => {
  await page.goto('/admin/bookings');
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await page.getByLabel('E-mail').fill(owners.serene);
  await page.getByLabel('Password').fill('wrong-Passw0rd');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('alert').first()).toContainText('don’t go together');
  await expect(page.getByLabel('E-mail')).toHaveValue(owners.serene);
  await page.getByLabel('Password').fill('demo-Passw0rd');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).toHaveURL(/\/admin\/bookings/);
});

test('books for somebody on the phone who pays cash, then cancels with the refund shown before', async ({
  page,
}) => {
  await signIn(page, owners.serene);
  await page.keyboard.press('n');
  await expect(page.getByRole('heading', { name: 'New booking' })).toBeVisible();
  await page.getByRole('group', { name: 'Package' }).getByRole('radio').first().check();

  // The calendar opens on the month of the first free day.
  const free = page.getByRole('gridcell').getByRole('button', { name: /free/ });
  await expect(page.getByText('Loading the month')).toHaveCount(0);
  await free.last().click();
  await page.locator('button[aria-pressed]').first().click();
  await page.getByLabel('Name').fill('Petra Phone');
  await page.getByLabel('E-mail').fill('petra@example.test');
  await page.getByText('Cash, now').click();
  await expect(page.getByText('Total', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Book, cash taken' }).click();

  await expect(page.getByRole('heading', { name: /Petra Phone/ })).toBeVisible();
  await expect(page.getByText('Confirmed', { exact: true }).first()).toBeVisible();
  await expect(page.getByText(/^Paid £\d+.* in full/).first()).toBeVisible();

  await page.getByRole('button', { name: 'Cancel booking' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('We cancel').click();
  await expect(dialog.getByText(/£\d+.* goes back/).first()).toBeVisible();
  await dialog.getByRole('button', { name: /Cancel and give back £/ }).click();
  await expect(page.getByText('Cancelled', { exact: true }).first()).toBeVisible();
  // Cash goes back by hand: it waits on the owner's list until somebody says so.
  await page.goto('/admin/money');
  await expect(page.getByText('Petra Phone')).toBeVisible();
});

test('records cash for a booking that is paid in part', async ({ page }) => {
  await signIn(page, owners.bella);
  await page.goto('/admin/bookings?when=all&status=CONFIRMED');
  const owing = page
    .getByRole('row')
    .filter({ hasNotText: '–$' })
    .filter({ hasText: /\$[\d,.]+\s*$/ });
  await owing.first().getByRole('link').click();
  await page.getByRole('button', { name: 'Record payment' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Sum').fill('25');
  await dialog.getByRole('button', { name: /Record \$25/ }).click();
  await expect(page.getByText('Payment recorded').first()).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: /^Cash/ })).toContainText('$25.00');
});

test('a new haircut is typed in three fields, is booked by a customer with a person and a room, and its renaming leads on', async ({
  page,
  app,
}) => {
  await signIn(page, owners.serene);
  await page.goto('/t/serene-spa');
  await page.goto('/admin/packages');
  const begun = Date.now();
  await page.getByRole('button', { name: 'New package' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('Name', { exact: true }).fill('Moonlight massage');
  await sheet.getByLabel('How long').fill('45');
  await sheet.getByLabel('Price', { exact: true }).fill('0.10');
  await sheet.getByRole('button', { name: 'Save' }).click();
  await expect(sheet.getByText(/can’t be charged less than/).first()).toBeVisible();
  await expect(sheet.getByLabel('Name', { exact: true })).toHaveValue('Moonlight massage');
  await sheet.getByLabel('Price', { exact: true }).fill('88');
  await sheet.getByRole('button', { name: 'Save' }).click();
  await expect(sheet).toBeHidden();
  await expect(page.getByText(/^It can be booked: next free /)).toBeVisible();
  // Forty seconds for a person; nothing here waits for anybody.
  expect(Date.now() - begun).toBeLessThan(40_000);

  await page.goto('/t/serene-spa');
  await expect(page.getByText('Moonlight massage').first()).toBeVisible();
  expect(await bookOne(app, 'moonlight-massage')).toEqual(['PERSON', 'ROOM']);

  await page.goto('/admin/packages');
  await page.getByRole('button', { name: 'Moonlight massage' }).click();
  await sheet.getByLabel('Name', { exact: true }).fill('Starlight massage');
  await sheet.getByText('On your site').click();
  await sheet.getByLabel('Address').fill('starlight-massage');
  await sheet.getByRole('button', { name: 'Save' }).click();
  await expect(sheet).toBeHidden();
  await page.goto('/t/serene-spa/p/moonlight-massage');
  await expect(page).toHaveURL(/\/p\/starlight-massage/);
  await expect(page.getByRole('heading', { name: 'Starlight massage' })).toBeVisible();
  await page.goto('/t/serene-spa/book/moonlight-massage?month=2031-01');
  await expect(page).toHaveURL(/\/book\/starlight-massage\?month=2031-01/);
  await expect(page.getByRole('heading', { name: 'When would you like to come?' })).toBeVisible();
});

test('what is typed is not lost by a slip', async ({ page }) => {
  await signIn(page, owners.bella);
  await page.goto('/admin/site');
  await page.getByLabel('Headline').fill('Something half thought');
  page.once('dialog', (dialog) => dialog.dismiss());
  await page.getByRole('link', { name: 'Bookings' }).first().click();
  await expect(page).toHaveURL(/\/admin\/site/);
  await expect(page.getByLabel('Headline')).toHaveValue('Something half thought');
});

test('a forgotten password is reset by mail, once', async ({ page, app }) => {
  const email = 'owner@outback-tours.test';
  const database = new pg.Client({ connectionString: app.database.directUrl });
  await database.connect();
  const before = await database.query('SELECT "passwordHash" FROM "User" WHERE "email" = $1', [email]);
  await page.goto('/reset');
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('button', { name: 'Mail me a link' }).click();
  await expect(page.getByText('Look into your mail')).toBeVisible();
  const link = await linkTo(app, email);
  await page.goto(link);
  await page.getByLabel('New password').fill('short');
  await page.getByRole('button', { name: 'Set password' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'At least 10' }).first()).toBeVisible();
  // The present one again is refused as at sign-up.
  await page.getByLabel('New password').fill('demo-Passw0rd');
  await page.getByRole('button', { name: 'Set password' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'first that people try' }).first()).toBeVisible();
  await page.getByLabel('New password').fill('walnut glacier drum kettle');
  await page.getByRole('button', { name: 'Set password' }).click();
  await expect(page.getByText('Your new password is set')).toBeVisible();
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'This link doesn’t work any more' })).toBeVisible();
  // Other tests sign in with the demo's.
  await database.query('UPDATE "User" SET "passwordHash" = $2 WHERE "email" = $1', [
    email,
    before.rows[0].passwordHash,
  ]);
  await database.end();
});

type Mails = { cloud: { mails(): Promise<{ to: string; text: string }[]> } };

async function linkTo(app: Mails, to: string): Promise<string> {
  let link: string | undefined;
  await expect
    .poll(
      async () => {
        const mails = (await app.cloud.mails()).filter((each) => each.to.includes(to));
        link = mails.flatMap(({ text }) => text.match(/http\S+\/reset\/\S+/)?.[0] ?? [])[0];
        return link;
      },
      { timeout: 30_000 },
    )
    .toBeTruthy();
  return link ?? '';
}

/** Books the next free time as a customer does; the kinds of what the booking reserves. */
async function bookOne(
  app: Parameters<typeof apiClient>[0] & { database: { directUrl: string } },
  item: string,
): Promise<string[]> {
  const api = apiClient(app);
  const [slot] = await freeSlots(api, 'serene', item, 1, 14);
  const made = await api.post(
    'bookings',
    keys.serene.pk,
    { package: item, start: slot?.start, customer: somebody() },
    { 'idempotency-key': crypto.randomUUID() },
  );
  expect(made.status, made.text).toBe(201);
  const database = new pg.Client({ connectionString: app.database.directUrl });
  await database.connect();
  const { rows } = await database.query(
    `SELECT r."kind" FROM "Claim" c JOIN "Resource" r ON r."id" = c."resourceId" WHERE c."bookingId" = $1 ORDER BY 1`,
    [made.body.id ?? made.body.booking?.id],
  );
  await database.end();
  return rows.map(({ kind }) => kind);
}
