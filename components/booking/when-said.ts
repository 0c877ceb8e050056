import { dateInWords, monthInWords } from '@/lib/domain/when';
import type { WhenChoice } from './choice';
import type { Offer } from './offer';
import type { When } from './use-when';

/**
 * What a screen reader is told after a choice of month, day or person: what is free now. Names what was chosen, so that
 * another choice is another sentence even where the number stays.
 */
export function whenSaid(offer: Offer, choice: WhenChoice, when: When): string {
  if (when.failed) return '';
  if (!when.feed || !when.isSettled) return 'Loading the month.';
  const { locale } = offer.tenant;
  const person = offer.staff?.people.find(({ slug }) => slug === choice.resource);
  const withWhom = person ? ` with ${person.name}` : '';
  if (when.isSlots && when.isDayOnView && when.day !== null) {
    const times = when.slotsOfDay.filter(({ seatsLeft }) => seatsLeft >= choice.seats).length;
    return `${count(times, 'free time', 'free times')}${withWhom} on ${dateInWords(when.day, locale)}.`;
  }
  // Said by the notice with the next free day.
  if (when.nothingOpen) return '';
  const dates = when.isSlots ? [...when.slotsByDay.keys()] : when.feed.days.map(({ date }) => date);
  const days = dates.filter(when.isOpen).length;
  return `${count(days, 'free day', 'free days')}${withWhom} in ${monthInWords(when.month)}.`;
}

const count = (many: number, one: string, more: string) =>
  many === 0 ? `No ${one}` : `${many} ${many === 1 ? one : more}`;
