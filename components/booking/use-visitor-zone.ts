'use client';

import { deviceZone } from '@/components/ui/device-zone';
import { useSettled } from '@/components/ui/use-settled';

/**
 * The zone that the visitor's device reports; null on the server and while hydrating, so that both render the same. It
 * may be invalid ("Etc/Unknown", "+02:00"): the server resolves it or ignores it.
 */
export function useVisitorZone(): string | null {
  return useSettled() ? deviceZone() : null;
}
