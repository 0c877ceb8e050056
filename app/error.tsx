'use client';

import { Button } from '@/components/ui/button';

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

/** The error itself is in the log under the digest; the page shows one general sentence. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <main className="page grid min-h-[70dvh] content-center justify-items-start gap-5 py-20">
      <h1 className="display max-w-[18ch] text-[clamp(2rem,5vw,3.25rem)]">
        Something went wrong on our side
      </h1>
      <p className="max-w-[50ch] text-lg text-pretty text-soft">
        Nothing was charged twice and nothing you booked is lost. Please try again in a moment.
      </p>
      <Button tone="accent" onClick={reset}>
        Try again
      </Button>
      {error.digest && <p className="text-sm text-faint">If you write to us, mention {error.digest}.</p>}
    </main>
  );
}
