import pg from 'pg';
import { expect, test } from '@/tests/support/browser-test';
import { expectAccessible } from '../accessible';
import { owners, signIn } from './steps';

test('an answer to a proposal is said, and the focus goes to the next one, then to the result', async ({
  page,
  app,
}) => {
  const database = new pg.Client({ connectionString: app.database.directUrl });
  await database.connect();
  const { rows } = await database.query<{ id: string; contactName: string }>(
    `SELECT b."id", b."contactName" FROM "Booking" b JOIN "Tenant" t ON t."id" = b."tenantId"
      WHERE t."slug" = 'bella-weddings' AND b."status" = 'CONFIRMED' AND b."startTime" > now() ORDER BY b."startTime" LIMIT 2`,
  );
  await signIn(page, owners.bella);
  await app.cloud.assistantTurns([
    ...rows.map(({ id }) => ({
      calls: [{ name: 'booking-send_link', arguments: JSON.stringify({ bookingId: id }) }],
    })),
    { text: 'Both wait for you.' },
  ]);
  const said = await page.request.post('/api/assistant', {
    headers: { origin: app.url },
    data: { conversationId: null, text: 'Send both the link of their booking again', page: '/admin' },
  });
  expect(await said.text()).toContain('proposalId');

  await page.goto('/admin/proposals');
  const waiting = page.getByRole('region', { name: 'Waits for your answer' });
  const answered = page.getByRole('region', { name: 'Answered and expired' });
  await expect(waiting.getByRole('listitem').filter({ has: page.getByRole('button') })).toHaveCount(2);
  await expectAccessible(page, 'proposals that wait');

  await page
    .getByRole('button', { name: /^Confirm: / })
    .first()
    .press('Enter');
  await expect(page.getByRole('status').filter({ hasText: /confirmed\. Done\.$/ })).toBeAttached();
  await expect(page.getByRole('button', { name: /^Confirm: / })).toHaveCount(1);
  const focused = () => page.evaluate(() => document.activeElement?.id ?? '');
  const cardOf = (region: typeof waiting) => region.locator('li[id^="proposal-"]').first();
  await expect.poll(focused).toBe(await cardOf(waiting).getAttribute('id'));

  const last = await cardOf(waiting).getAttribute('id');
  await page.getByRole('button', { name: /^Decline: / }).press('Enter');
  await expect(page.getByRole('status').filter({ hasText: /declined\. Nothing was done\.$/ })).toBeAttached();
  await expect(waiting.getByText('Nothing waits for you')).toBeVisible();
  await expect.poll(focused).toBe(last);
  await expect(answered.locator(`[id="${last}"]`)).toContainText('Declined by');
  await expectAccessible(page, 'proposals that were answered');
  await database.end();
});
