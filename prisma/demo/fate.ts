import type { Chance } from './chance';
import type { DemoBooking } from './history';

type Fate = Pick<
  DemoBooking,
  'bookedDaysAgo' | 'end' | 'optional' | 'source' | 'moved' | 'goodwillBps' | 'canceledAfterDays'
>;

/**
 * When it was booked, at most `lead` and at least `least` days ahead, and what became of it: most are kept, some are
 * cancelled, moved or missed, and now and then money goes back.
 */
export function fate(chance: Chance, inDays: number, lead: number, least = 0): Fate {
  const ahead = least + Math.ceil(chance.next() ** 1.5 * (lead - least));
  // Not before the business could know: what is ahead was booked by now.
  const ago = Math.max(ahead - inDays, 0.1 + chance.next() * Math.min(lead / 4, 12));
  const common = {
    optional: true as const,
    bookedDaysAgo: Math.round((ago + chance.next() * 0.4) * 1000) / 1000,
    source: chance.happens(0.22) ? ('OFFICE' as const) : ('SITE' as const),
  };
  const luck = chance.next();
  const known = inDays + ago;
  if (luck < 0.05 && known > 2)
    return {
      ...common,
      end: 'canceled_by_customer',
      canceledAfterDays: Math.min(known, ago) * (0.1 + 0.7 * chance.next()),
    };
  if (inDays < 0 && luck >= 0.05 && luck < 0.075) return { ...common, end: 'no_show' };
  const end = inDays < 0 ? 'completed' : 'upcoming';
  if (luck < 0.14 && ago > 3) {
    return {
      ...common,
      end,
      moved: { afterDays: ago * (0.2 + 0.5 * chance.next()), byDays: chance.whole(1, 6) },
    };
  }
  if (inDays < 0 && luck < 0.165) return { ...common, end, goodwillBps: chance.pick([1000, 2000, 2500]) };
  return { ...common, end };
}
