import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { apiClient, freeDates, keys, somebody } from '@/tests/integration/api/client';
import { expect, test } from '@/tests/support/browser-test';
import { owners, signIn } from './steps';

/** A photographer's own pictures, from a desk and from a phone: everywhere that one shows, ordered, replaced, counted. */
const picture = async (name: string, background: string, width = 1200, height = 800) => ({
  name,
  mimeType: 'image/png',
  buffer: await sharp({ create: { width, height, channels: 3, background } })
    .png()
    .toBuffer(),
});

/** Sends files by the button of a group of fields, and waits until all have arrived. */
async function add(page: Page, group: string, files: Awaited<ReturnType<typeof picture>>[]) {
  const field = page.getByRole('group', { name: group, exact: true });
  await field.locator('input[type=file]').setInputFiles(files);
  await expect(field.getByRole('progressbar')).toHaveCount(0, { timeout: 60_000 });
  await expect(field.getByRole('alert')).toHaveCount(0);
}

test('own pictures on the site, in a package and with a booking', async ({ page, app }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await signIn(page, owners.bella);
  await page.goto('/admin/site');
  await add(page, 'Logo', [await picture('logo.png', '#336699', 600, 200)]);
  await add(page, 'Picture of shared links', [await picture('share.png', '#993366')]);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved. Your site shows it now.')).toBeVisible();

  await page.goto('/admin/packages');
  await page
    .getByRole('button', { name: /Elopement/ })
    .first()
    .click();
  const sheet = page.getByRole('dialog');
  await sheet.getByText('Photos', { exact: true }).first().click();
  const count = await sheet.getByRole('button', { name: /^Remove photo/ }).count();
  for (let at = 0; at < count; at += 1) await sheet.getByRole('button', { name: 'Remove photo 1' }).click();
  await add(page, 'Photos', [
    await picture('first.png', '#aa3333'),
    await picture('second.png', '#33aa33'),
    await picture('third.png', '#3333aa'),
  ]);
  const order = () =>
    sheet.locator('ol img').evaluateAll((all) => all.map((each) => each.getAttribute('src')?.split('/')[3]));
  const [one, two, three] = await order();
  // By the keyboard, twice in a row: the focus stays with the photo.
  await sheet.getByRole('button', { name: 'Move photo 3 earlier' }).press('Enter');
  await sheet.getByRole('button', { name: 'Move photo 2 earlier' }).press('Enter');
  expect(await order()).toEqual([three, one, two]);
  await sheet.getByLabel('What it shows').first().fill('Blue, all of it');
  await sheet.getByRole('button', { name: /^Save/ }).click();
  await expect(sheet).toBeHidden();

  await page.goto('/t/bella-weddings/p/elopement');
  await expect(page.getByRole('img', { name: 'Blue, all of it' })).toHaveAttribute(
    'src',
    new RegExp(`/${three}/`),
  );
  await expect(page.getByRole('banner').getByRole('img', { name: 'Bella' })).toBeVisible();
  await expect(page.locator('link[rel=icon][sizes="48x48"]')).toHaveAttribute('href', /icon-48\.png$/);
  const shared = page.locator('meta[property="og:image"]');
  await expect(shared).toHaveAttribute('content', new RegExp(`${three}/share.jpg$`));
  for (const address of [
    await shared.getAttribute('content'),
    await page.locator('link[rel=icon][sizes="48x48"]').getAttribute('href'),
  ])
    expect((await page.request.get(new URL(address ?? '', app.url).href)).headers()['content-type']).toMatch(
      /^image\/(jpeg|png)$/,
    );

  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/admin/segments');
  await page
    .getByRole('button', { name: /Intimate/ })
    .first()
    .click();
  await add(page, 'Picture', [await picture('segment.png', '#888822')]);
  await page.getByRole('button', { name: /Choose one/ }).click();
  await expect(page.getByRole('heading', { name: 'Yours' })).toBeVisible();
  await page
    .getByRole('button', { name: 'Use Blue, all of it' })
    .or(page.getByRole('button', { name: 'Use third.png' }))
    .first()
    .click();
  await page.keyboard.press('Escape');

  await page.goto('/admin/files');
  await expect(page.getByText(/ of 2\.5 GB used/)).toBeVisible();
  await expect(page.getByText('first.png')).toBeVisible();

  const api = apiClient(app);
  const [date] = await freeDates(api, 'bella', 'elopement', 60, 89);
  const made = await api.post('bookings', keys.bella.sk, {
    package: 'elopement',
    date,
    customer: somebody(),
  });
  await page.goto(`/admin/bookings/${made.body.id}`);
  await page.locator('input[type=file]').setInputFiles({
    name: 'Contract.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.7 contract'),
  });
  // It shows once the upload is answered, so the next answer is the switch's.
  await expect(page.getByLabel('The customer sees it')).toBeVisible();
  await page.waitForLoadState('networkidle');
  const told = page.waitForResponse((answer) => answer.request().method() === 'POST');
  await page.getByLabel('The customer sees it').check();
  await told;
  await page.reload();
  await expect(page.getByLabel('The customer sees it')).toBeChecked();
  const customer = await page.context().newPage();
  await customer.setViewportSize({ width: 390, height: 844 });
  await customer.goto(made.body.manageUrl);
  const saved = customer.waitForEvent('download');
  await customer.getByRole('link', { name: /Contract\.pdf/ }).click();
  expect((await saved).suggestedFilename()).toBe('Contract.pdf');
});
