import { addRefusals } from '@/lib/data/outbox/webhook-events';

/** Anybody can send us what isn't signed, so it costs one write in this time at most, whatever is sent. */
const WRITE_EVERY_MS = 5_000;

type Vendor = 'stripe' | 'qstash';
const waiting = new Map<Vendor, { count: number; writtenAt: number }>();

/**
 * A delivery without a good signature: counted in the inbox, an hour's in one row. Never throws, and nobody waits for it.
 * `why` is the last one's.
 */
export function noteRefusal(vendor: Vendor, why: 'unsigned' | 'wrong', now = Date.now()): void {
  const known = waiting.get(vendor) ?? { count: 0, writtenAt: 0 };
  const count = known.count + 1;
  const isDue = now - known.writtenAt >= WRITE_EVERY_MS;
  waiting.set(vendor, isDue ? { count: 0, writtenAt: now } : { ...known, count });
  if (isDue) void addRefusals(vendor, count, why, new Date(now)).catch(() => {});
}
