'use client';

import { useSyncExternalStore } from 'react';
import { siteLinks } from '@/lib/domain/site-links';

/** Looks like a button, without the library that buttons are made with: each page brings these two files along. */
export const linkShape =
  'inline-flex min-h-11 items-center rounded-control px-4 font-medium transition-colors';

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
      {slug && (
        <a
          className={`${linkShape} border border-edge/60 bg-surface hover:bg-hover`}
          href={siteLinks(slug).home}
        >
          Back to the site
        </a>
      )}
      <a
        className={`${linkShape} underline underline-offset-4`}
        href={slug ? siteLinks(slug).findBooking : '/manage'}
      >
        Find my booking
      </a>
    </>
  );
}
