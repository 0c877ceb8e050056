import { expect, test } from 'vitest';
import { addressInput } from '@/lib/domain/booking-input';
import { bookingRow } from '@/lib/domain/booking-row';
import type { Package } from '@/lib/domain/catalogue';
import { placeInWords, placeMissing } from '@/lib/domain/place';

type Where = Pick<Package, 'locationKind' | 'locationText'>;
const where = (locationKind: Where['locationKind'], locationText = ''): Where => ({
  locationKind,
  locationText,
});
const ours = { addressLine: '12 Mill Lane', city: 'Bath', region: '', postalCode: 'BA1 1AA' };
const theirs = { contactAddress: '4 Vine Street, Lenox' };
const unknown = { contactAddress: '' };

test.each([
  [where('BUSINESS'), ours, unknown, '12 Mill Lane, Bath, BA1 1AA'],
  [where('BUSINESS', 'The Jetty'), ours, unknown, 'The Jetty'],
  [where('BUSINESS'), null, unknown, ''],
  [where('CUSTOMER', 'Anywhere in New England'), ours, theirs, '4 Vine Street, Lenox'],
  [where('CUSTOMER', 'Anywhere in New England'), ours, unknown, 'Anywhere in New England'],
  [where('CUSTOMER'), ours, unknown, 'At your place'],
  [where('ONLINE'), ours, unknown, 'Online'],
  // A package that moved to the business's since: the address of then isn't where it is.
  [where('BUSINESS', 'The Jetty'), ours, theirs, 'The Jetty'],
])('%o is told as a place', (item, address, booking, words) => {
  expect(placeInWords(item, address, booking)).toBe(words);
});

test.each([
  [where('BUSINESS'), null, true],
  [where('BUSINESS'), { addressLine: ' ' }, true],
  [where('BUSINESS'), ours, false],
  [where('BUSINESS', 'The Jetty'), null, false],
  [where('BUSINESS', 'The meeting point in your confirmation'), ours, true],
  [where('CUSTOMER'), null, false],
  [where('ONLINE'), null, false],
])('%o with the address %o misses a place: %s', (item, address, missing) => {
  expect(placeMissing(item, address)).toBe(missing);
});

test('an address of several lines is put on one', () => {
  expect(addressInput.parse(' The Barn,\n12 Orchard Road\r\n\nLenox ')).toBe(
    'The Barn, 12 Orchard Road, Lenox',
  );
  expect(addressInput.safeParse('x'.repeat(301)).success).toBe(false);
});

test.each([
  ['at the customer’s', {}, '4 Vine Street'],
  ['whose address is missing', { contactAddress: '' }, ''],
  ['whose address is missing, over', { contactAddress: '', endDate: '2026-12-05' }, null],
  ['whose address is missing, cancelled', { contactAddress: '', status: 'CANCELED' as const }, null],
  ['at the business’s', { package: { name: 'Haircut', locationKind: 'BUSINESS' as const } }, null],
])('a list’s row says where a booking %s is', (_, changed, at) => {
  const booking = {
    ...{ id: 'b', reference: 'ABC', status: 'CONFIRMED' as const, bookingType: 'DATE' as const },
    ...{ date: '2026-12-06', endDate: '2026-12-06', start: 0, end: 0, seats: 1, contactName: 'Ann' },
    ...{ contactAddress: '4 Vine Street', currency: 'USD', totalCents: 0, balanceDueOn: null },
    ...{ arrangement: 'ONLINE' as const, resources: [], payments: [], refunds: [], disputes: [] },
    package: { name: 'Elopement', locationKind: 'CUSTOMER' as const },
    tenant: { timeZone: 'America/New_York', locale: 'en-US' },
  };
  expect(bookingRow({ ...booking, ...changed }, '2026-12-06').at).toBe(at);
});
