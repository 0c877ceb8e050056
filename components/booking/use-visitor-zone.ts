'use client';

import { useHydrated } from '@/components/ui/use-hydrated';

/** The zone of the visitor's device; null on the server and while hydrating, so that both draw the same. */
export function useVisitorZone(): string | null {
  return useHydrated() ? (new Intl.DateTimeFormat().resolvedOptions().timeZone ?? null) : null;
}
