import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { offerOf } from '@/components/booking/offer';
import type { When } from '@/components/booking/use-when';
import { WhenPicker } from '@/components/booking/when-picker';
import { timeThereInWords } from '@/lib/domain/when';
import { zoneClock } from '@/lib/domain/zone-offsets';
import { at, catalogue, item } from './catalogue-fixture';

const now = at('2026-11-30T16:00Z');
const offer = offerOf(catalogue({}), item({}), now);
const choice = { date: '2026-12-01', month: null, start: null, seats: 1, resource: null, clock: null };

function pageOf(month: string): string {
  const when = {
    isSlots: true,
    zone: offer.clock,
    otherZone: null,
    clock: 'business',
    today: '2026-11-30',
    firstMonth: '2026-11',
    lastMonth: '2027-02',
    month,
    day: choice.date,
    isDayOnView: month === '2026-12',
    feed: { days: [], slots: [] },
    slotsOfDay: [],
    slotsByDay: new Map(),
    isOpen: () => false,
  } as unknown as When;
  return renderToStaticMarkup(
    <WhenPicker offer={offer} choice={choice} when={when} onChange={() => undefined} />,
  );
}

test('leafed on to another month, the page does not say that the chosen day has no free time', () => {
  expect(pageOf('2026-12')).toContain('No free time on this day');
  const february = pageOf('2027-02');
  expect(february).not.toContain('No free time on this day');
  expect(february).toContain('Choose a day first');
});

test('beside a time stands the other clock’s, with its weekday where it is another day there', () => {
  const clockOf = (zone: string) => zoneClock(zone, now, now + 100 * 86_400_000);
  const there = (time: string, zone: string) =>
    timeThereInWords(
      at(`2026-12-01T${time}Z`),
      { timeZone: clockOf('Europe/London'), there: clockOf(zone) },
      'en-GB',
    );
  expect(there('09:45', 'Pacific/Kiritimati')).toBe('23:45');
  expect(there('10:00', 'Pacific/Kiritimati')).toBe('Wed 00:00');
  expect(there('10:45', 'Pacific/Pago_Pago')).toBe('Mon 23:45');
  expect(there('11:00', 'Pacific/Pago_Pago')).toBe('00:00');
});

test('the month’s name is a list of every month and year to jump to', () => {
  const page = pageOf('2026-12');
  const months = [...page.matchAll(/<option value="([^"]*)"( selected="")?>([^<]*)/g)];
  expect(months.map(([, value, , words]) => [value, words])).toEqual([
    ['2026-11', 'November 2026'],
    ['2026-12', 'December 2026'],
    ['2027-01', 'January 2027'],
    ['2027-02', 'February 2027'],
  ]);
  expect(months.find(([, , isShown]) => isShown)?.[1]).toBe('2026-12');
});
