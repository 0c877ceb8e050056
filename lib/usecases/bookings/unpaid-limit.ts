import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { AppError } from '@/lib/domain/errors';
import { env } from '@/lib/env';
import { createLimiter, type LimitRule } from '@/lib/integrations/redis/limiter';

/** The limit of live holds per address, within a hold's lifetime; and a limit per day. */
const rules = (): LimitRule[] => [
  { name: 'unpaidAddress', points: env.RATE_LIMIT_HOLDS_PER_ADDRESS, windowSeconds: 45 * 60 },
  { name: 'unpaidAddressDay', points: 3 * env.RATE_LIMIT_HOLDS_PER_ADDRESS, windowSeconds: 86_400 },
];
let limiters: ReturnType<typeof createLimiter>[] | null = null;

/**
 * Counts a visitor's booking for which nothing is due. It is confirmed at once and no missing payment ever releases it:
 * without a limit of their own such bookings could fill a calendar permanently, and strangers' mailboxes. `visitor` has
 * the stored form: the hash of the address, then of the browser.
 * @throws AppError rate_limited
 */
export async function countUnpaid(ctx: TenantContext, visitor: string): Promise<void> {
  limiters ??= rules().map(createLimiter);
  const [address] = visitor.split(' ');
  for (const limiter of limiters) {
    const state = await limiter.take(`${ctx.tenantId}:${address}`);
    if (state.allowed) continue;
    throw new AppError(
      'rate_limited',
      'Many bookings have come from your network. Please try again later, or from another connection.',
      { retryAfterSeconds: state.resetSeconds },
    );
  }
}
