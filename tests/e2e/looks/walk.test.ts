import { expect, test } from '@/tests/support/browser-test';
import { freeStarts, paidBooking } from '../booking/bookings';
import { pickFreeDay, pickTime } from '../booking/steps';
import { owners, signIn } from '../office/steps';
import { expectFit, expectReadableOnPhotos } from './look';

const isLong = process.env.BROWSER_TESTS === 'all';
const also = (...paths: string[]) => (isLong ? paths : []);
const names = ['Serene Spa', 'Bella Weddings', 'Restoring massage, 60 minutes', 'Amara Okafor'];

test('a visitor’s pages fit every screen, text and colour', async ({ page, app }) => {
  const paths = [
    '/',
    '/t/serene-spa',
    '/t/serene-spa/p/massage-60',
    ...also(
      '/sign-in',
      '/sign-up',
      '/demo',
      '/demo/side-by-side',
      '/manage?business=serene-spa',
      '/t/serene-spa/none',
    ),
    ...also(
      '/t/bella-weddings',
      '/t/outback-tours',
      '/t/serene-spa/s/treatments',
      '/t/bella-weddings/p/classic-day',
    ),
    ...also(
      '/t/bella-weddings/book/classic-day',
      '/t/outback-tours/book/sunrise-tour',
      '/t/serene-spa/book/yoga-class',
    ),
  ];
  for (const path of paths) {
    await page.goto(path);
    await expectFit(page, names);
    await page.setViewportSize({ width: 1280, height: 800 });
    await expectReadableOnPhotos(page);
  }

  const [start] = await freeStarts(app, 'serene', 'massage-60', [50, 75]);
  const { manageUrl } = await paidBooking(app, 'serene', {
    package: 'massage-60',
    start,
    email: 'fits@customer.test',
  });
  const own = new URL(manageUrl).pathname;
  for (const path of [own, `${own}/move`, ...also(`${own}/receipt`)]) {
    await page.goto(path);
    await expectFit(page, names);
  }
});

test('the steps of a booking fit, are told apart, and say what a choice changed', async ({ page }) => {
  const titles = new Set<string>();
  const look = async (step: string) => {
    await expectFit(page, names, step);
    titles.add(await page.title());
    await page.setViewportSize({ width: 1280, height: 800 });
  };
  await page.goto('/t/serene-spa/book/massage-60');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en-GB');
  const said = page.getByRole('status').filter({ hasText: /free (day|time)s?/ });
  await expect(said).toHaveText(/^\d+ free days? in \w+ \d{4}\.$/);
  await page.getByRole('group', { name: 'With whom?' }).getByText('Amara', { exact: false }).click();
  await expect(said).toHaveText(/^\d+ free days? with Amara.* in /);
  await pickFreeDay(page, 2, 1);
  await expect(said).toHaveText(/^\d+ free times? with Amara.* on \w+day, /);
  await pickTime(page, 1);
  await look('when');
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Anything to add?' })).toBeFocused();
  await look('extras');
  await page.getByRole('button', { name: /^Continue/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: /How can/ })).toBeFocused();
  await look('details');
  expect(titles.size).toBe(3);
});

test('the office’s pages fit, and the focus goes where the work is', async ({ page }) => {
  await signIn(page, owners.serene);
  const paths = [
    '/admin/bookings?when=all',
    '/admin/calendar',
    ...also('/admin', '/admin/customers', '/admin/money', '/admin/packages', '/admin/extras', '/admin/site'),
    ...also(
      '/admin/services',
      '/admin/people',
      '/admin/hours',
      '/admin/closed',
      '/admin/proposals',
      '/admin/away',
      '/admin/none/such',
      '/admin/business',
      '/admin/team',
    ),
    ...also(
      '/admin/segments',
      '/admin/policy',
      '/admin/payments',
      '/admin/api-keys',
      '/admin/programs',
      '/admin/calendars',
      '/admin/account',
    ),
    '/admin/bookings/new',
  ];
  for (const path of paths) {
    await page.goto(path);
    await expectFit(page, names);
    await page.setViewportSize({ width: 1280, height: 800 });
  }
  // The last of them: what is missing takes the focus.
  await page.getByRole('button', { name: /^(Hold it|Book)/ }).click();
  await expect(page.locator(':focus')).toContainText('Choose a date or a time first.');

  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('packages');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Packages' })).toBeVisible();
  await expect(page.getByRole('main')).toBeFocused();
  await page.getByRole('button', { name: 'New package' }).click();
  await expect(page.getByRole('dialog').getByLabel('Name', { exact: true })).toBeFocused();
});
