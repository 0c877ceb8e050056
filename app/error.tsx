'use client';

import { PageFailed, type PageFailedProps } from '@/components/booking/page-failed';

/** Where no frame could be drawn either. */
export default function ErrorPage(props: PageFailedProps) {
  return (
    <main className="page grid min-h-[70dvh] content-center">
      <PageFailed {...props} />
    </main>
  );
}
