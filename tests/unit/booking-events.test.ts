import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { actionWords } from '@/components/office/bookings/action-words';
import { bookingEvents, disputeEvent } from '@/lib/domain/booking-events';

const sources = globSync('lib/usecases/**/*.ts').map((file) => readFileSync(file, 'utf8'));

it.each(bookingEvents)('%s is recorded by a use case', (event) => {
  const byStatus = (['INQUIRY', 'OPEN', 'WON', 'LOST'] as const).map(disputeEvent).includes(event);
  expect(byStatus || sources.some((source) => source.includes(`'${event}'`))).toBe(true);
});

it('one of an older version is shown by its own name', () => {
  expect(actionWords('booking.move_held', 'en-GB')).toBe('Move held');
  expect(actionWords('booking.move_started', 'en-GB')).toBe('A new time is held for the customer');
});
