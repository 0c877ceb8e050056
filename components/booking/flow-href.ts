import { siteLinks } from '@/lib/domain/site-links';
import { writeQuery } from './choice-url';

type Chosen = {
  tenantSlug: string;
  packageSlug: string;
  /** Local date of DATE packages. */
  date: string | null;
  /** Epoch ms of slots. */
  start: number | null;
  seats: number;
  resource: string | null;
  extras: { slug: string; quantity: number }[];
};

/** The URL of the booking flow with all choices filled in. */
export function flowHref(chosen: Chosen): string {
  const { tenantSlug, packageSlug, date, start, seats, resource, extras } = chosen;
  const query = writeQuery('', {
    step: 'when',
    date,
    start,
    seats: seats > 1 ? seats : null,
    resource,
    clock: null,
    month: null,
    extras: Object.fromEntries(extras.map(({ slug, quantity }) => [slug, quantity])),
  });
  return siteLinks(tenantSlug).book(packageSlug) + query;
}
