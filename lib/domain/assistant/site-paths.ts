import { siteLinks } from '@/lib/domain/site-links';

/**
 * Whether an address that an answer links is a page of this business's site on which somebody reads or books. Anything else is
 * shown as plain text: an answer sends nobody to another site, to another business, into the office or to a page that says
 * something is booked.
 */
export function isSitePath(slug: string, href: string): boolean {
  if (!/^\/[\w/.~%?&=:,+#-]*$/.test(href)) return false;
  const origin = 'https://site.invalid';
  const { pathname, origin: of } = new URL(href, origin);
  const { home, segments, packages, book } = siteLinks(slug);
  return (
    of === origin &&
    (pathname === home || [segments, packages, book('')].some((start) => pathname.startsWith(start)))
  );
}

/** Whether such an address leads to the page on which a package is booked. */
export const isBookPath = (slug: string, href: string): boolean =>
  isSitePath(slug, href) && href.startsWith(siteLinks(slug).book(''));
