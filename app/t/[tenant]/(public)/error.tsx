'use client';

import { PageFailed, type PageFailedProps } from '@/components/booking/page-failed';

export default function SitePageFailed(props: PageFailedProps) {
  return (
    <div className="page py-8">
      <PageFailed {...props} />
    </div>
  );
}
