import { unpackMonth } from '@/lib/domain/month-wire';
import { expect, test } from '@/tests/support/browser-test';
import { bookingsOf } from './bookings';
import { fillContact, goToDetails, pay, pickFreeDay, pickTime } from './steps';

for (const zone of ['Etc/Unknown', '+02:00']) {
  test(`a device whose zone is ${zone} books on the business’s clock`, async ({ page, app }) => {
    await page.addInitScript((name) => {
      const { resolvedOptions } = Intl.DateTimeFormat.prototype;
      Intl.DateTimeFormat.prototype.resolvedOptions = function resolved() {
        return { ...resolvedOptions.call(this), timeZone: name };
      };
      Object.assign(window, { Temporal: { Now: { timeZoneId: () => name } } });
    }, zone);
    const email = `zone-${zone.replaceAll(/\W/g, '').toLowerCase()}@customer.test`;
    await page.goto('/t/serene-spa/book/massage-60');
    await pickFreeDay(page, 3, 1);
    await expect(page.getByText('Times are in London, United Kingdom.')).toBeVisible();
    await pickTime(page);
    await goToDetails(page);
    await fillContact(page, email);
    await page.getByRole('button', { name: /Continue to payment/ }).click();
    await pay(page);
    expect(await bookingsOf(app, 'serene', email)).toHaveLength(1);
  });
}

test('the picker shows the server’s clock, whatever the browser thinks of the zone', async ({ page }) => {
  await page.addInitScript(() => {
    const Real = Intl.DateTimeFormat;
    const lying = (locales?: string, options?: Intl.DateTimeFormatOptions) =>
      new Real(
        locales,
        options?.timeZone === 'Europe/London' ? { ...options, timeZone: 'Asia/Tokyo' } : options,
      );
    Intl.DateTimeFormat = Object.assign(
      new Proxy(Real, { construct: (_, [locales, options]) => lying(locales, options) }),
      {},
    );
  });
  // The first month that has any: on the last day of one nothing may be left of it.
  const month = page.waitForResponse(
    async (answer) => /\/month\?/.test(answer.url()) && unpackMonth(await answer.json()).slots.length > 0,
  );
  await page.goto('/t/serene-spa/book/massage-60');
  await pickFreeDay(page);
  const { slots } = unpackMonth(await (await month).json());
  await pickTime(page);
  const [first] = slots;
  await expect(page.locator('label:has(input[name="start"])').first()).toContainText(
    first?.local.slice(11) ?? '?',
  );
  // In the summary too, and after a reload behind the calendar, where no month is on view.
  await goToDetails(page);
  await page.reload();
  await expect(page.getByRole('complementary', { name: 'Your booking' })).toContainText(
    `${first?.local.slice(11)}–`,
  );
});
