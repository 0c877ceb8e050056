'use client';

import { useEffect } from 'react';
import { PageNote } from './page-note';
import { linkShape, WayBack } from './way-back';

export type PageFailedProps = { error: Error & { digest?: string }; reset: () => void };

const title = 'This page didn’t load';

/**
 * In the place of a page that failed. Every page brings it along, so it is drawn without the libraries of other pages. The
 * error itself is in the log under the digest.
 */
export function PageFailed({ error, reset }: PageFailedProps) {
  useEffect(() => {
    document.title = title;
  }, []);
  return (
    <PageNote
      icon={CloudOff}
      title={title}
      actions={
        <>
          <button
            type="button"
            className={`${linkShape} bg-accent text-accent-ink hover:bg-accent-hover`}
            onClick={reset}
          >
            Try again
          </button>
          <WayBack />
        </>
      }
    >
      <p role="alert">
        Nothing was charged twice and nothing you booked is lost. Please try again in a moment.
      </p>
      {error.digest && <p className="text-sm text-faint">If you write to us, mention {error.digest}.</p>}
    </PageNote>
  );
}

/** A cloud, crossed out: Lucide's "cloud-off". */
function CloudOff({ className }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
      className={className}
    >
      <path d="m2 2 20 20" />
      <path d="M5.8 5.8A7 7 0 0 0 9 19h8.5a4.5 4.5 0 0 0 1.3-.2" />
      <path d="M21.5 16.5A4.5 4.5 0 0 0 17.5 10h-1.8A7 7 0 0 0 10 5.1" />
    </svg>
  );
}
