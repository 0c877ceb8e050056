'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { refreshMessage } from './refresh-message';

/**
 * In the demo's iframe: refreshes the page's data when the surrounding page asks. Only messages of our own origin
 * count.
 */
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
