import { expect, test } from '@/tests/support/browser-test';
import { expectAccessible } from '../accessible';
import { freeStarts, paidBooking } from '../booking/bookings';
import { hydrated } from '../hydrated';
import { owners, signIn } from './steps';

const anna = 'anna@gmail.test';

test('a calendar of Google’s is connected, blocks, and a move there moves the booking once somebody says yes', async ({
  page,
  app,
}) => {
  const free = () => freeStarts(app, 'serene', 'massage-60', [40, 47], 'amara');
  const [first, second, third] = (await free()).filter((_, index) => index % 12 === 0);
  const wish = { package: 'massage-60', resource: 'amara', start: first ?? '', name: 'Gina Google' };
  const { id } = await paidBooking(app, 'serene', { ...wish, email: 'gina@customer.test' });
  const anHour = (start = '') => ({
    start: { dateTime: start },
    end: { dateTime: new Date(Date.parse(start) + 3_600_000).toISOString() },
  });

  await signIn(page, owners.serene);
  await page.goto('/admin/calendars');
  await page.getByRole('button', { name: 'Connect Google' }).click();
  await page.getByRole('button', { name: 'Allow' }).click();
  await expect(page.getByText('Google is connected.')).toBeVisible();
  await hydrated(page);
  const google = page.getByRole('region', { name: 'Google Calendar' });
  await google.getByRole('button', { name: 'Add calendar' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Calendar', { exact: true })).toHaveValue(anna);
  const whose = dialog.getByLabel('Whose calendar');
  await whose.selectOption({
    label: (await whose.getByRole('option', { name: /Amara/ }).textContent()) ?? '',
  });
  await expectAccessible(page, 'a calendar of Google');
  await dialog.getByRole('button', { name: 'Add calendar' }).click();
  await expect(page.getByText('Calendar added.')).toBeVisible();

  // Busy there is busy here, as soon as Google has said so.
  await expect.poll(async () => (await app.cloud.googleChannels()).length).toBe(1);
  expect(await free()).toContain(second);
  await app.cloud.googleEvent(anna, { summary: 'Dentist', ...anHour(second) });
  await expect.poll(async () => (await free()).includes(second ?? '')).toBe(false);

  await page.getByRole('button', { name: 'Write bookings here' }).click();
  await expect(page.getByText('Bookings are being written into it.')).toBeVisible();
  const entry = async () =>
    (await app.cloud.googleEvents(anna)).find(({ summary }) => summary?.includes('Gina Google'));
  await expect.poll(entry).toBeDefined();
  await app.cloud.googleEvent(anna, { id: (await entry())?.id ?? '', ...anHour(third) });

  const card = page.getByRole('listitem').filter({ hasText: 'Moved in Google to' });
  await expect(async () => {
    await page.goto('/admin');
    await expect(card).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(card).toContainText('It is free. Gina Google will be told; nothing to pay.');
  await expectAccessible(page, 'a move in Google');
  await card.getByRole('button', { name: 'Move the booking' }).click();
  await expect(page.getByText('Moved. A mail is on its way.')).toBeVisible();
  await expect(card).toBeHidden();
  await expect
    .poll(async () => (await app.cloud.mails('gina@customer.test')).map(({ subject }) => subject))
    .toContainEqual(expect.stringMatching(/^Moved: /));
  await page.goto(`/admin/bookings/${id}`);
  await expect(page.getByText('Moved in Google to')).toBeHidden();
});
