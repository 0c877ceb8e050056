import { expect, test } from '@/tests/support/browser-test';
import { expectAccessible } from '../accessible';
import { owners, signIn } from './steps';

test('a form that somebody else saved meanwhile says so, keeps what was typed, and overwrites only when told', async ({
  page,
  context,
}) => {
  await signIn(page, owners.serene);
  const other = await context.newPage();
  for (const tab of [page, other]) await tab.goto('/admin/site');
  const save = (tab: typeof page) => tab.getByRole('button', { name: 'Save', exact: true }).click();

  await other.getByLabel('Headline').fill('Theirs');
  await save(other);
  await expect(other.getByText('Your site shows it now.')).toBeVisible();
  // The tab that saved goes on: its own save is no conflict.
  await other.getByLabel('Headline').fill('Theirs again');
  await save(other);
  await expect(other.getByText('Not saved yet')).toBeHidden();

  await page.getByLabel('Beneath it').fill('Mine');
  await save(page);
  const notice = page.getByRole('alert').filter({ hasText: 'Somebody else was faster' });
  await expect(notice).toBeVisible();
  await expect(page.getByLabel('Beneath it')).toHaveValue('Mine');
  await expectAccessible(page, 'a stale save');
  await other.reload();
  await expect(other.getByLabel('Headline')).toHaveValue('Theirs again');
  await expect(other.getByLabel('Beneath it')).not.toHaveValue('Mine');

  await notice.getByRole('button', { name: 'Save mine instead' }).click();
  await expect(notice).toBeHidden();
  await expect(page.getByText('Your site shows it now.')).toBeVisible();
  await other.reload();
  await expect(other.getByLabel('Beneath it')).toHaveValue('Mine');
});

test('a second “Remove” takes nothing away that somebody changed after the question was asked', async ({
  page,
  context,
}) => {
  await signIn(page, owners.outback);
  const other = await context.newPage();
  await page.goto('/admin/hours');
  await page.getByRole('button', { name: 'Other hours on a date' }).click();
  const form = (tab: typeof page) => tab.getByRole('dialog', { name: 'Hours on one date' });
  await form(page).getByRole('button', { name: 'Save' }).click();
  await expect(form(page)).toBeHidden();
  const dates = (tab: typeof page) => tab.getByRole('region', { name: /single dates/ });
  await expect(dates(page).getByText('Closed')).toBeVisible();

  // A date has one set of hours: said once, at the field, though the button is far below it.
  await page.getByRole('button', { name: 'Other hours on a date' }).click();
  await form(page).getByRole('button', { name: 'Save' }).click();
  await expect(form(page).getByText(/^That date has other hours of its own/)).toHaveCount(1);
  await expect(form(page).getByLabel('Date')).toBeFocused();
  await form(page).getByRole('button', { name: 'Close' }).click();

  await other.goto('/admin/hours');
  await dates(page).getByRole('button', { name: 'Remove' }).click();
  await dates(other).getByRole('button', { name: 'Change' }).click();
  await form(other).getByRole('button', { name: 'Add hours' }).click();
  await form(other).getByRole('button', { name: 'Save' }).click();
  await expect(form(other)).toBeHidden();

  const question = page.getByRole('alertdialog', { name: 'Back to the week’s hours?' });
  const refusal = question.getByText('Somebody changed this since you opened it.');
  for (const _ of ['first', 'second']) {
    await question.getByRole('button', { name: 'Remove' }).click();
    await expect(question.getByRole('button', { name: 'Remove' })).toBeEnabled();
    await expect(refusal).toBeVisible();
  }
  await question.getByRole('button', { name: 'Go back' }).click();
  // Looked at again, it may go.
  await expect(dates(page).getByText('Closed')).toBeHidden();
  await dates(page).getByRole('button', { name: 'Remove' }).click();
  await question.getByRole('button', { name: 'Remove' }).click();
  await expect(question).toBeHidden();
  await expect(dates(page).getByText('Every date keeps the week’s hours.')).toBeVisible();
});

test('a time that is refused leaves the calendar it was chosen in, and is said to be gone once', async ({
  page,
  context,
}) => {
  await signIn(page, owners.serene);
  await page.goto('/admin/bookings/new');
  await page.getByLabel('With', { exact: true }).selectOption({ label: 'Amara Okafor' });
  await page.getByRole('button', { name: /next month/i }).click();
  const free = page.getByRole('button', { name: /, free$/ }).nth(3);
  const label = (await free.getAttribute('aria-label')) ?? '';
  await free.click();
  const times = page.locator('button[aria-pressed]');
  await expect(times.first()).toBeVisible();

  // She calls in sick.
  const other = await context.newPage();
  await other.goto('/admin/closed');
  await other.getByRole('button', { name: 'New closed period' }).first().click();
  const sheet = other.getByRole('dialog');
  await sheet.getByLabel('Who or what').selectOption({ label: 'Amara Okafor' });
  const date = new Date(`${label.replace(/, free$/, '')} UTC`).toISOString().slice(0, 10);
  await sheet.getByLabel('First day').fill(date);
  await sheet.getByLabel('Last day').fill(date);
  await sheet.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(sheet).toBeHidden();

  await times.first().click();
  const refusal = page.getByText('Amara Okafor isn’t available then. Please choose another time.');
  await expect(refusal).toBeVisible();
  await expect(times).toHaveCount(0);
  await page.getByLabel('Name').fill('Phone Person');
  await page.getByLabel('E-mail').fill('phone@customer.test');
  await page.getByRole('button', { name: 'Hold it and mail the link' }).click();
  await expect(page.getByRole('button', { name: 'Hold it and mail the link' })).toBeEnabled();
  await expect(refusal).toHaveCount(1);
});
