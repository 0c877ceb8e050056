import { expect, test } from 'vitest';
import { clockOf, monthsOf, shownClocks, tellsBoth } from '@/components/booking/clocks';
import { offerOf } from '@/components/booking/offer';
import { localDateOf, localMinuteOf, localTextOf } from '@/lib/domain/time';
import { rangeInWords, timeInWords, whenInWords, zoneAndCountry } from '@/lib/domain/when';
import { yearOfZone } from '@/lib/domain/zone-data';
import { yearOfZone as yearInBrowser } from '@/lib/domain/zone-data-of-browser';
import { zoneClock } from '@/lib/domain/zone-offsets';
import { at, catalogue, item, service } from './catalogue-fixture';

const day = 86_400_000;
const offerIn = (
  timeZone: string,
  now: string,
  change: Parameters<typeof item>[0] = {},
  horizonDays = 365,
) => {
  const base = catalogue({ services: [service({ horizonDays })] });
  return offerOf({ ...base, tenant: { ...base.tenant, timeZone } }, item(change), at(now));
};
const clockIn = (zone: string, now: string) => zoneClock(zone, at(now) - day, at(now) + 400 * day);

test('what is said of local time comes from the table that the server gave, not from the zone data here', () => {
  // A zone that nobody's data knows, an hour behind what this machine would say of Casablanca.
  const clock = { zone: 'Nowhere/Land', starts: [at('2027-01-01T00:00Z')], offsets: [0] };
  expect(timeInWords(at('2027-05-12T10:00Z'), clock, 'en-GB')).toBe('10:00');
  expect(localTextOf(at('2027-05-12T23:30Z'), clock)).toBe('2027-05-12T23:30');
  expect(localDateOf(at('2027-05-12T23:30Z'), clock)).toBe('2027-05-12');
  expect(localMinuteOf(at('2027-05-12T23:30Z'), clock)).toBe(23 * 60 + 30);
  expect(rangeInWords({ start: at('2027-05-12T23:30Z'), end: at('2027-05-13T00:30Z') }, clock, 'en-GB')).toBe(
    'Wednesday, 12 May 2027, 23:30 – Thursday, 13 May 2027, 00:30',
  );
});

test('the clocks are compared at the slots: Cairo and Athens agree in winter and summer, not in April', () => {
  const now = '2026-12-01T08:00Z';
  const offer = offerIn('Africa/Cairo', now, { locationKind: 'ONLINE' });
  const athens = clockIn('Europe/Athens', now);
  expect(clockOf(offer, { clock: null })).toBe('visitor');
  const at12April = [{ start: at('2027-04-12T07:00Z') }];
  expect(shownClocks(offer, 'visitor', athens, at12April)).toEqual({ zone: athens, otherZone: offer.clock });
  for (const start of ['2026-12-12T07:00Z', '2027-06-12T07:00Z'])
    expect(shownClocks(offer, 'visitor', athens, [{ start: at(start) }]).otherZone).toBeNull();
});

test('a time at a place is told by its clock alone, until the visitor asks for their own', () => {
  const now = '2026-12-01T08:00Z';
  const there = offerIn('Africa/Cairo', now);
  expect(tellsBoth(there, { clock: null })).toBe(false);
  expect(tellsBoth(there, { clock: 'business' })).toBe(false);
  expect(tellsBoth(there, { clock: 'visitor' })).toBe(true);
  expect(tellsBoth(offerIn('Africa/Cairo', now, { locationKind: 'ONLINE' }), { clock: null })).toBe(true);
  expect(zoneAndCountry('Australia/Sydney', 'en-AU')).toBe('Sydney, Australia');
  expect(zoneAndCountry('Etc/UTC', 'en-GB')).toBe('UTC');
});

test('months reach from the visitor’s today to their date of the last bookable moment', () => {
  // Until 31 May in London; that evening it is 1 June in Auckland.
  const offer = offerIn('Europe/London', '2027-05-01T08:00Z', {}, 30);
  expect(offer.lastDay).toBe('2027-05-31');
  expect(monthsOf(offer, offer.clock)).toEqual({
    today: '2027-05-01',
    firstMonth: '2027-05',
    lastMonth: '2027-05',
  });
  expect(monthsOf(offer, clockIn('Pacific/Auckland', '2027-05-01T08:00Z')).lastMonth).toBe('2027-06');
  // And at 05:00 on the first it is still April in Los Angeles.
  const early = offerIn('Europe/London', '2027-05-01T04:00Z', {}, 30);
  expect(monthsOf(early, clockIn('America/Los_Angeles', '2027-05-01T04:00Z'))).toMatchObject({
    today: '2027-04-30',
    firstMonth: '2027-04',
  });
});

test('a visitor’s zone that is none is as good as the business’s', () => {
  const slot = {
    start: at('2027-05-12T09:00Z'),
    end: at('2027-05-12T10:00Z'),
    bookingType: 'TIMESLOT' as const,
    locationKind: 'ONLINE' as const,
  };
  for (const visitor of ['Etc/Unknown', '+02:00', '', 'Mars/Base'])
    expect(whenInWords(slot, { business: 'Europe/London', visitor }, 'en-GB')).toEqual({
      first: 'Wednesday, 12 May 2027, 10:00–11:00',
      second: null,
    });
});

test('a browser that has to look up a zone itself finds what the server would', () => {
  const zones = [
    'Europe/London',
    'America/New_York',
    'Australia/Lord_Howe',
    'Africa/Casablanca',
    'Asia/Kathmandu',
  ];
  for (const zone of [...zones, 'UTC']) {
    for (const year of [2027])
      expect([zone, yearInBrowser(zone, year)]).toEqual([zone, yearOfZone(zone, year)]);
  }
  expect(() => yearInBrowser('Mars/Base', 2027)).toThrow(RangeError);
});
