'use client';

import { useHydrated } from '@/components/ui/use-hydrated';

/**
 * What the visitor's device calls its zone; null on the server and while hydrating, so that both draw the same. It may be
 * none ("Etc/Unknown", "+02:00"): the server says what it means, or that it means nothing.
 */
export function useVisitorZone(): string | null {
  return useHydrated() ? new Intl.DateTimeFormat().resolvedOptions().timeZone || null : null;
}
