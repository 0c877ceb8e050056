import { expect, test } from '@/tests/support/browser-test';
import { expectAccessible } from '../accessible';
import { freeStarts, paidBooking } from '../booking/bookings';
import { owners, signIn } from './steps';

test('whom a closed day touches is listed before it is saved, and given to somebody who is free', async ({
  page,
  app,
}) => {
  // On a Friday all three of them work, and from 11 to 17 o'clock all at once.
  const starts = await freeStarts(app, 'serene', 'massage-90', [40, 47]);
  const start = starts.find((each) => new Date(each).getUTCDay() === 5 && each.slice(11) >= '12');
  const wish = { package: 'massage-90', start, email: 'sick@customer.test', name: 'Tess Touched' };
  const { id } = await paidBooking(app, 'serene', wish);
  await signIn(page, owners.serene);
  await page.goto(`/admin/bookings/${id}`);

  // Another person at the same time, from the booking itself.
  await page.getByRole('button', { name: 'Move', exact: true }).click();
  const move = page.getByRole('dialog');
  const person = move.getByLabel('With', { exact: true });
  await expect(person).toBeVisible();
  await expectAccessible(page, 'move with a person');
  const names = await person.locator('option').allTextContents();
  expect(names.length).toBeGreaterThan(1);
  await person.selectOption({ index: 1 });
  await move.getByRole('button', { name: 'Keep the time' }).click();
  await expect(move.getByText('The price stays as it is.')).toBeVisible();
  await move.getByRole('button', { name: 'Move booking' }).click();
  await expect(page.getByText('Booking moved')).toBeVisible();

  await page.goto('/admin/closed');
  await page.getByRole('button', { name: 'New closed period' }).first().click();
  const sheet = page.getByRole('dialog');
  const date = start?.slice(0, 10) ?? '';
  await sheet.getByLabel('First day').fill(date);
  await sheet.getByLabel('Last day').fill(date);
  await sheet.getByRole('button', { name: 'Save', exact: true }).click();
  const list = page.getByRole('dialog', { name: /^This touches/ });
  await expect(list.getByText('Tess Touched')).toBeVisible();
  await expectAccessible(page, 'who is touched');
  await list.getByRole('button', { name: 'Don’t save' }).click();
  await expect(list).toBeHidden();
  await expect(sheet.getByLabel('First day')).toHaveValue(date);
  await sheet.getByRole('button', { name: 'Save', exact: true }).click();
  await list.getByRole('button', { name: 'Save, the rest stays' }).click();
  await expect(page.getByText(/^Closed\. .* in this time stay/)).toBeVisible();
});
