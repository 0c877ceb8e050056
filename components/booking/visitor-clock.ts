import type { ZoneClock } from '@/lib/domain/zone-offsets';

/** What the server has said of the zones that this browser named: one, unless somebody travels. */
const known = new Map<string, ZoneClock>();
const listeners = new Set<() => void>();

/** @param zone as the browser calls it: the server may write it in another way */
export function keepVisitorClock(zone: string | null, clock: ZoneClock | null): void {
  if (zone === null || clock === null) return;
  known.set(zone, clock);
  for (const listener of listeners) listener();
}

export function visitorClock(zone: string | null): ZoneClock | null {
  return zone === null ? null : (known.get(zone) ?? null);
}

export function onVisitorClock(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
