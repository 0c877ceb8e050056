import { addRefusals } from '@/lib/data/outbox/webhook-events';

/** Anybody can send unsigned requests, so they cost one write in this time at most. */
const WRITE_EVERY_MS = 5_000;

type Vendor = 'stripe' | 'qstash';
const waiting = new Map<Vendor, { count: number; writtenAt: number }>();

/**
 * Counts a delivery without a valid signature in the inbox, one row per hour. Never throws, and nothing waits for it.
 * `why`: the reason of the last one.
 */
export function noteRefusal(vendor: Vendor, why: 'unsigned' | 'wrong', now = Date.now()): void {
  const known = waiting.get(vendor) ?? { count: 0, writtenAt: 0 };
  const count = known.count + 1;
  const isDue = now - known.writtenAt >= WRITE_EVERY_MS;
  waiting.set(vendor, isDue ? { count: 0, writtenAt: now } : { ...known, count });
  if (isDue) void addRefusals(vendor, count, why, new Date(now)).catch(() => {});
}
