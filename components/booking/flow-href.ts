import { siteLinks } from '@/lib/domain/site-links';

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
  const search = new URLSearchParams();
  if (chosen.date) search.set('date', chosen.date);
  if (chosen.start !== null) search.set('start', new Date(chosen.start).toISOString());
  if (chosen.seats > 1) search.set('seats', String(chosen.seats));
  if (chosen.resource) search.set('resource', chosen.resource);
  if (chosen.extras.length > 0) {
    search.set('extras', chosen.extras.map(({ slug, quantity }) => `${slug}:${quantity}`).join(','));
  }
  return `${siteLinks(chosen.tenantSlug).book(chosen.packageSlug)}?${search}`;
}
