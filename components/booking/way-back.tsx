'use client';

import { useSyncExternalStore } from 'react';
import { PageButton } from '@/components/ui/page-button';
import { siteLinks } from '@/lib/domain/site-links';

/** The business whose page this is, by the address: on a page that failed nothing else is known. */
const slugHere = () => /^\/t\/([a-z0-9][a-z0-9-]*)/.exec(window.location.pathname)?.[1] ?? null;

/** From a page that isn't there or that failed: to the business's site, and to the visitor's own booking. */
export function WayBack() {
  const slug = useSyncExternalStore(
    () => () => undefined,
    slugHere,
    () => null,
  );
  return (
    <>
      {slug && <PageButton href={siteLinks(slug).home}>Back to the site</PageButton>}
      <PageButton href={slug ? siteLinks(slug).findBooking : '/manage'} tone="link">
        Find my booking
      </PageButton>
    </>
  );
}
