import { addDays } from '@/lib/domain/local-date';
import { localDateOf, startOfDay } from '@/lib/domain/time';
import { daysInWords, shortDateInWords, timeInWords, whenInWords } from '@/lib/domain/when';
import type { ZoneClock } from '@/lib/domain/zone-offsets';
import { type Choice, dateOf } from './choice';
import type { Offer } from './offer';

/** The chosen time, for people; null while nothing is chosen. */
export function choiceInWords(
  offer: Offer,
  choice: Pick<Choice, 'date' | 'start'>,
  visitor: ZoneClock | null,
): { first: string; second: string | null } | null {
  const { locale } = offer.tenant;
  const date = dateOf(offer, choice);
  if (date === null) return null;
  if (offer.package.bookingType === 'DATE') {
    return { first: daysInWords(date, addDays(date, (offer.durationDays ?? 1) - 1), locale), second: null };
  }
  const start = choice.start ?? 0;
  return whenInWords(
    {
      start,
      end: start + (offer.durationMinutes ?? 0) * 60_000,
      bookingType: 'TIMESLOT',
      locationKind: offer.package.locationKind,
    },
    { business: offer.clock, visitor: visitor ?? offer.clock },
    locale,
  );
}

/** The chosen time where there is little room, "Tue, 12 May, 14:00"; null while nothing is chosen. */
export function shortWhen(
  offer: Offer,
  choice: Pick<Choice, 'date' | 'start'>,
  visitor: ZoneClock | null,
): string | null {
  const { locale } = offer.tenant;
  const date = dateOf(offer, choice);
  if (date === null) return null;
  if (choice.start === null || offer.package.bookingType === 'DATE') {
    return shortDateInWords(date, locale, false);
  }
  // As choiceInWords: what happens online is the visitor's time first.
  const zone = offer.package.locationKind === 'ONLINE' ? (visitor ?? offer.clock) : offer.clock;
  const day = shortDateInWords(localDateOf(choice.start, zone), locale, false);
  return `${day}, ${timeInWords(choice.start, zone, locale)}`;
}

/** Epoch ms of the start of the choice; null while nothing is chosen. */
export function startOf(offer: Offer, choice: Pick<Choice, 'date' | 'start'>): number | null {
  if (offer.package.bookingType === 'TIMESLOT') return choice.start;
  return choice.date === null ? null : startOfDay(choice.date, offer.clock);
}
