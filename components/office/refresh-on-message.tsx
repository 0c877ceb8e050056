'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { refreshMessage } from './refresh-message';

/** In the demo's frame: reads the page's data anew when the page around it says so. Only our own pages are heard. */
export function RefreshOnMessage() {
  const router = useRouter();
  useEffect(() => {
    const hear = (event: MessageEvent) => {
      if (event.origin === window.location.origin && event.data === refreshMessage) router.refresh();
    };
    window.addEventListener('message', hear);
    return () => window.removeEventListener('message', hear);
  }, [router]);
  return null;
}
