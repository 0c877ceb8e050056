import { assistantLimits } from '@/lib/domain/assistant/limits';
import { createLimiter } from '@/lib/integrations/redis/limiter';

// Next may load this module more than once; all copies share one lease.
const store = globalThis as typeof globalThis & { maisVisits?: ReturnType<typeof createLimiter> };

/**
 * One answer at a time in a visit, over all instances where there is a Redis.
 * @returns what lets the next message in; null: an answer runs
 */
export async function leaseVisit(id: string): Promise<(() => Promise<void>) | null> {
  store.maisVisits ??= createLimiter({
    name: 'visit-answer',
    points: 1,
    windowSeconds: assistantLimits.leaseMs / 1000,
  });
  const visits = store.maisVisits;
  return (await visits.take(id)).allowed ? () => visits.forget(id) : null;
}
