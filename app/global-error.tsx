'use client';

import './globals.css';

/** Replaces the whole document when even the root layout failed. */
export default function GlobalError({ reset }: { error: Error; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Something went wrong</title>
        <main className="page grid min-h-dvh content-center justify-items-start gap-5">
          <h1 className="display text-4xl">Something went wrong on our side</h1>
          <p className="max-w-[50ch] text-lg text-soft">
            Nothing was charged twice and nothing you booked is lost. Please try again in a moment.
          </p>
          <button
            type="button"
            onClick={reset}
            className="min-h-11 rounded-control bg-accent px-4 font-medium text-accent-ink"
          >
            Try again
          </button>
        </main>
      </body>
    </html>
  );
}
