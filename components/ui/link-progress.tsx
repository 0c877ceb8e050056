'use client';

import { useLinkStatus } from 'next/link';

/**
 * A moving line along the bottom of the Link around it (which has to be positioned) while its page is on the way, and
 * the words for a screen reader. Fades in after half a second: a page that is there by then shows none.
 */
export function LinkProgress() {
  const { pending } = useLinkStatus();
  return (
    <>
      {pending && (
        <span
          aria-hidden
          className="pointer-events-none absolute inset-x-0 bottom-0 h-0.5 animate-late overflow-hidden"
        >
          <span className="block h-full w-2/5 animate-sweep rounded-full bg-current" />
        </span>
      )}
      {pending && (
        <span role="status" className="sr-only">
          Loading
        </span>
      )}
    </>
  );
}
