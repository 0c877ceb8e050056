'use client';

import { useHydrated } from '@/components/ui/use-hydrated';

/**
 * The zone that the visitor's device reports; null on the server and while hydrating, so that both render the same. It
 * may be invalid ("Etc/Unknown", "+02:00"): the server resolves it or ignores it.
 */
export function useVisitorZone(): string | null {
  return useHydrated() ? new Intl.DateTimeFormat().resolvedOptions().timeZone || null : null;
}
