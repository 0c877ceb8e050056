import { z } from 'zod';
import { formatMoney } from '@/lib/domain/money';
import { siteLinks } from '@/lib/domain/site-links';
import { localDateOf } from '@/lib/domain/time';
import { dateInWords, timeInWords } from '@/lib/domain/when';

/** Whose site it is, as far as its dates, sums and addresses need to know. */
export type SiteOf = { slug: string; timeZone: string; currency: string; locale: string };

const asked = z.object({
  package: z.string(),
  seats: z.int().optional().catch(undefined),
  resource: z.string().optional().catch(undefined),
});
const slots = z.object({ slots: z.array(z.object({ start: z.number(), seatsLeft: z.int() })) });
const dates = z.object({
  dates: z.array(z.object({ date: z.string(), available: z.boolean(), reason: z.string().optional() })),
});

/**
 * What a tool answered, as a model passes it on to a visitor without reckoning: days and times in words and in the business's
 * zone, each free one with the address on which it is booked; sums with their currency; no ids, no pictures.
 */
export function siteAnswer(operation: string, input: unknown, data: unknown, site: SiteOf): unknown {
  const wish = asked.safeParse(input);
  if (operation === 'availability.list_slots' && wish.success) {
    return {
      slots: slots.parse(data).slots.map(({ start, seatsLeft }) => ({
        when: `${dateInWords(localDateOf(start, site.timeZone), site.locale)}, ${timeInWords(start, site.timeZone, site.locale)}`,
        seatsLeft,
        book: bookHref(site, wish.data, `start=${new Date(start).toISOString()}`),
      })),
    };
  }
  if (operation === 'availability.list_dates' && wish.success) {
    return {
      dates: dates.parse(data).dates.map(({ date, available, reason }) => ({
        when: dateInWords(date, site.locale),
        ...(available ? { book: bookHref(site, wish.data, `date=${date}`) } : { notFree: reason ?? true }),
      })),
    };
  }
  return told(data, site);
}

function bookHref(site: SiteOf, { package: slug, seats, resource }: z.output<typeof asked>, when: string) {
  const rest = [
    seats === undefined ? '' : `&seats=${seats}`,
    resource === undefined ? '' : `&resource=${resource}`,
  ];
  return `${siteLinks(site.slug).book(slug)}?${when}${rest.join('')}`;
}

/** What tells a visitor nothing. */
const untold = /^(?:id|\w+Ids?|image|photos|status|liveAt|isDemo|chargesEnabled|trade|\w+Bps)$/;

function told(value: unknown, site: SiteOf): unknown {
  if (Array.isArray(value)) return value.map((each) => told(each, site));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => {
      if (untold.test(key)) return [];
      if (key.endsWith('Cents') && typeof inner === 'number')
        return [[key.slice(0, -'Cents'.length), formatMoney(inner, site.currency, site.locale)]];
      return [[key, told(inner, site)]];
    }),
  );
}
