import { daysBetween } from '@/lib/domain/local-date';
import { type MonthFeed, monthOf } from '@/lib/domain/month-feed';
import { localDateOf } from '@/lib/domain/time';
import { dateInWords, timeInWords } from '@/lib/domain/when';
import type { Zone } from '@/lib/domain/zone-offsets';
import type { Choice, WhenChoice } from './choice';
import type { Offer } from './offer';
import { startOf } from './when-words';

export type NearestOption = { key: string; label: string; patch: Partial<WhenChoice> };

/**
 * The free times of these months nearest to the choice: up to four, or the next free day. The dates of slots are local
 * to `zone`.
 */
export function nearestOptions(
  offer: Offer,
  choice: Choice,
  feeds: MonthFeed[],
  zone: Zone,
): NearestOption[] {
  const gone = startOf(offer, choice);
  if (gone === null) return [];
  const options =
    offer.package.bookingType === 'TIMESLOT'
      ? slotsOf(offer, choice, feeds, { gone, zone })
      : daysOf(offer, feeds, localDateOf(gone, zone));
  if (options.length > 0) return options;
  const next = feeds.find((feed) => feed.next !== null)?.next;
  return next ? [dayOption(offer, next.date)] : [];
}

function slotsOf(
  offer: Offer,
  choice: Choice,
  feeds: MonthFeed[],
  { gone, zone }: { gone: number; zone: Zone },
): NearestOption[] {
  const { locale } = offer.tenant;
  return feeds
    .flatMap(({ slots }) => slots)
    .filter((slot) => slot.seatsLeft >= choice.seats && slot.start !== gone)
    .sort((a, b) => Math.abs(a.start - gone) - Math.abs(b.start - gone))
    .slice(0, 4)
    .sort((a, b) => a.start - b.start)
    .map(({ start }) => {
      const day = localDateOf(start, zone);
      const time = timeInWords(start, zone, locale);
      const label = day === localDateOf(gone, zone) ? time : `${dateInWords(day, locale)}, ${time}`;
      return { key: String(start), label, patch: { start, date: day, month: monthOf(day) } };
    });
}

function daysOf(offer: Offer, feeds: MonthFeed[], day: string): NearestOption[] {
  return feeds
    .flatMap(({ days }) => days)
    .filter(({ open, date }) => open && date !== day)
    .sort((a, b) => Math.abs(daysBetween(day, a.date)) - Math.abs(daysBetween(day, b.date)))
    .slice(0, 4)
    .sort((a, b) => (a.date < b.date ? -1 : 1))
    .map(({ date }) => dayOption(offer, date));
}

/** For slots only the day is picked: the taken time doesn't belong to that day. */
function dayOption(offer: Offer, date: string): NearestOption {
  return {
    key: date,
    label: dateInWords(date, offer.tenant.locale),
    patch: { date, month: monthOf(date), start: null },
  };
}
