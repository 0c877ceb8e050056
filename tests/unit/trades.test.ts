import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { currencies } from '@/lib/domain/countries';
import { tooSmallToCharge } from '@/lib/domain/editing/least-total';
import { blankPackage, packageInput } from '@/lib/domain/editing/package-input';
import { policyInput } from '@/lib/domain/editing/policy-input';
import { siteInput } from '@/lib/domain/editing/site-input';
import { stripeMinimum } from '@/lib/domain/money';
import { makeBusiness } from '@/lib/domain/trades/make';
import { firstPrice } from '@/lib/domain/trades/prices';

const trades = ['PHOTOGRAPHER', 'SALON', 'STUDIO', 'TOURS', 'COACH'] as const;
const id = '01890a5d-ac96-774b-bcce-b302099a8057';
/** Of what the form shows. */
const edition = 'as shown';

const start = (currency: string) => ({
  slug: 'a-business',
  name: 'Ω'.repeat(80),
  ownerName: 'Ann Example',
  email: 'ann@example.com',
  timeZone: 'Europe/London',
  currency,
  country: 'GB',
  taxName: 'VAT',
  taxIncluded: true,
});

describe.each(trades)('a fresh %s', (trade) => {
  it.each(currencies())('could be saved in the office as it is, in %s', (currency) => {
    const made = makeBusiness(trade, start(currency));
    const unset = { logo: '', favicon: '', shareImage: '', mapUrl: '' };
    const site = { ...made.site, ...unset, published: true, edition };
    expect(siteInput.safeParse(site).error).toBeUndefined();
    expect(policyInput.safeParse({ ...made.policy, edition }).error).toBeUndefined();
    const money = { currency, locale: made.tenant.locale, taxIncluded: true };
    for (const {
      addOns = [],
      segment: _s,
      service: _v,
      bookingType: _b,
      grouping,
      ...item
    } of made.packages) {
      const full = {
        ...blankPackage,
        ...item,
        priceRules: [],
      };
      const sent = {
        ...full,
        segmentId: id,
        serviceId: id,
        grouping: grouping ?? '',
      };
      expect(packageInput.safeParse(sent).error).toBeUndefined();
      const extras = made.addOns.filter((extra) => addOns.includes(extra.slug));
      expect(
        tooSmallToCharge(
          full,
          extras.map((extra) => ({ taxBps: 0, ...extra })),
          money,
        ),
      ).toBeNull();
    }
  });

  it('shows pictures that ship with the app, each with what it shows', () => {
    const made = makeBusiness(trade, start('EUR'));
    const pictures = [
      made.site.heroImage,
      made.site.aboutImage,
      ...made.segments.map((segment) => segment.image),
      ...made.addOns.map((extra) => extra.image ?? ''),
      ...made.packages.flatMap((item) => item.photos.map((photo) => photo.url)),
    ];
    for (const url of pictures) expect(existsSync(join('public', url)), url).toBe(true);
    for (const item of made.packages)
      for (const { alt } of item.photos) expect(alt.length).toBeGreaterThan(5);
  });
});

it('differ in shape: days with a deposit, buffers, seats, rooms, calls', () => {
  const [photographer, salon, studio, tours, coach] = trades.map((trade) =>
    makeBusiness(trade, start('USD')),
  );
  expect(photographer?.policy).toMatchObject({ depositKind: 'PERCENT', balanceDueDays: 30 });
  expect(photographer?.packages[0]).toMatchObject({ bookingType: 'DATE' });
  expect(salon?.services.every((service) => (service.bufferAfterMinutes ?? 0) > 0)).toBe(true);
  expect(studio?.resources.some((resource) => resource.kind === 'ROOM')).toBe(true);
  expect(studio?.services.some((service) => (service.capacity ?? 1) > 1)).toBe(true);
  expect(tours?.packages.filter((item) => item.priceUnit === 'PER_SEAT')).toHaveLength(2);
  expect(coach?.packages.every((item) => item.locationKind === 'ONLINE')).toBe(true);
});

it.each([
  [120, 'USD', 12_000],
  [2800, 'GBP', 250_000],
  [72, 'AUD', 11_000],
  [18, 'JPY', 2_500],
  [22, 'GBP', 1_900],
  [0, 'INR', 0],
])('%d dollars become a chosen-looking price in %s', (dollars, currency, cents) => {
  expect(firstPrice(dollars, currency)).toBe(cents);
});

it.each(currencies())('the cheapest thing can be paid by card in %s', (currency) => {
  expect(firstPrice(8, currency)).toBeGreaterThan(stripeMinimum(currency));
});
