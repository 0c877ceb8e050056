import { siteLinks } from '@/lib/domain/site-links';

/**
 * Whether an address that an answer links is a page of this business's site. Anything else is shown as plain text: an answer
 * sends nobody to another site, to another business or into the office.
 */
export function isSitePath(slug: string, href: string): boolean {
  if (!/^\/[\w/.~%?&=:,+-]*$/.test(href)) return false;
  const origin = 'https://site.invalid';
  const { pathname, origin: of } = new URL(href, origin);
  const { home } = siteLinks(slug);
  return of === origin && (pathname === home || pathname.startsWith(`${home}/`));
}
