import type { ZoneClock } from '@/lib/domain/zone-offsets';

/** The server's offsets for the zones that this browser reported: one, unless somebody travels. */
const known = new Map<string, ZoneClock>();
const listeners = new Set<() => void>();

/** @param zone as the browser reports it: the server may spell it differently */
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
