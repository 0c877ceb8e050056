import { expect, it } from 'vitest';
import { spelled } from '@/lib/domain/spelling';

it.each([
  ['en-US', 'Canceled', 'Booking, moving, canceling'],
  ['en-PH', 'Canceled', 'Booking, moving, canceling'],
  ['en-GB', 'Cancelled', 'Booking, moving, cancelling'],
  ['en-CA', 'Cancelled', 'Booking, moving, cancelling'],
  ['en', 'Cancelled', 'Booking, moving, cancelling'],
])('our words are spelled as in the business’s country: %s', (locale, done, doing) => {
  expect(spelled('Cancelled', locale)).toBe(done);
  expect(spelled('Booking, moving, cancelling', locale)).toBe(doing);
  expect(spelled('The cancellation', locale)).toBe('The cancellation');
});
