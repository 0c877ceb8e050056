import { expect, test } from '@/tests/support/browserTest';
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
