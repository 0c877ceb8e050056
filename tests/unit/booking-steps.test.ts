import { expect, test } from 'vitest';
import { offerOf } from '@/components/booking/offer';
import { stopsOf } from '@/components/booking/step-trail';
import { shortWhen } from '@/components/booking/when-words';
import { at, catalogue, item } from './catalogue-fixture';

test('the last step is a payment only where something is paid', () => {
  const last = (isPaid: boolean) => stopsOf(false, isPaid, (step) => `?step=${step}`).at(-1)?.label;
  expect([last(true), last(false)]).toEqual(['Payment', 'Confirmation']);
});

test('the bar says the chosen time, and nothing while none is chosen', () => {
  const now = at('2026-11-30T16:00Z');
  const slots = offerOf(catalogue({}), item({ bookingType: 'TIMESLOT' }), now);
  const days = offerOf(catalogue({}), item({ bookingType: 'DATE' }), now);
  expect(shortWhen(slots, { date: '2026-12-01', start: null }, null)).toBeNull();
  expect(shortWhen(slots, { date: null, start: at('2026-12-01T10:00Z') }, null)).toMatch(/^Tue, .*1.*, \d/);
  expect(shortWhen(days, { date: '2026-12-01', start: null }, null)).toMatch(/^Tue, [^:]*1[^:]*$/);
});
