'use client';

import { PageFailed, type PageFailedProps } from '@/components/booking/page-failed';
import './globals.css';

/** Replaces the whole document when even the root layout failed. */
export default function GlobalError(props: PageFailedProps) {
  return (
    <html lang="en">
      <body>
        <title>This page didn’t load</title>
        <main className="page grid min-h-dvh content-center">
          <PageFailed {...props} />
        </main>
      </body>
    </html>
  );
}
