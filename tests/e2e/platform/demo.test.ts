import { expect, test } from '@/tests/support/browser-test';
import { expectAccessible } from '../accessible';

test('two buyers for one date: one holds it, the other is told kindly', async ({ page }) => {
  await page.goto('/demo');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Let both press “Book”' }).click();
  await expect(page.getByText('Got the date')).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText('Too late')).toBeVisible();
  await expect(page.getByText('Somebody was faster')).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible(page);
});

test('without a connection the tour says so', async ({ page }) => {
  await page.goto('/demo');
  await page.route('**', (route) =>
    route.request().headers()['next-action'] ? route.abort('internetdisconnected') : route.fallback(),
  );
  const sentences = page.getByText(/^We couldn’t reach the server/);
  await page.getByRole('button', { name: 'Let both press “Book”' }).click();
  await expect(sentences).toHaveCount(1);
  await page.getByRole('button', { name: 'Open the operator’s console' }).click();
  await expect(sentences).toHaveCount(2);
});

test('a booking on the phone appears in the office beside it, and its mail in the inbox', async ({
  page,
  app,
}) => {
  await page.setViewportSize({ width: 1600, height: 1000 });
  await page.goto('/demo/side-by-side');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Begin' }).click();
  const phone = page.frameLocator('iframe[title$="customer’s phone"]');
  const office = page.frameLocator('iframe[title^="The office of"]');
  await expect(phone.getByRole('heading', { level: 1 })).toBeVisible({ timeout: 20_000 });
  await expect(office.getByRole('heading', { name: 'Bookings' })).toBeVisible({ timeout: 20_000 });

  const free = await page.request.get(
    `/api/v1/availability/slots?package=yoga-class&from=${day(3)}&to=${day(20)}`,
    { headers: { 'X-Tenant-Key': 'pk_demo_serene' } },
  );
  const { data } = await free.json();
  const booked = await page.request.post('/api/v1/bookings', {
    headers: { 'X-Tenant-Key': 'pk_demo_serene' },
    data: {
      package: 'yoga-class',
      start: data[0].start,
      customer: { name: 'Zelda Zimmer', email: 'zelda@example.com' },
    },
  });
  const { checkoutUrl } = await booked.json();
  await expect(office.getByText('Zelda Zimmer').first()).toBeVisible({ timeout: 30_000 });

  await app.cloud.pay(new URL(checkoutUrl).pathname.split('/').at(-1) ?? '');
  await expect.poll(async () => (await app.cloud.mails('zelda@example.com')).length).toBeGreaterThan(0);
  const answer = await page.goto('/dev/mail?to=zelda@example.com');
  expect(answer?.headers()['content-type']).toMatch(/text\/html/);
  await expect(page.getByText('zelda@example.com').first()).toBeVisible();
});

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
