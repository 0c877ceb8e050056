'use client';

import { CloudOff } from 'lucide-react';
import { useEffect } from 'react';
import { Button } from '@/components/ui/button';
import { PageNote } from './page-note';
import { WayBack } from './way-back';

export type PageFailedProps = { error: Error & { digest?: string }; reset: () => void };

const title = 'This page didn’t load';

/** In the place of a page that failed. The error itself is in the log under the digest. */
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
          <Button tone="accent" onClick={reset}>
            Try again
          </Button>
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
