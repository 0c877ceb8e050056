import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { AppError } from '@/lib/domain/errors';
import { env } from '@/lib/env';
import { createLimiter, type LimitRule } from '@/lib/integrations/redis/limiter';

/** As many as an address may hold, in the time that a hold is left alone; and a day full of that is a stranger's. */
const rules = (): LimitRule[] => [
  { name: 'unpaidAddress', points: env.RATE_LIMIT_HOLDS_PER_ADDRESS, windowSeconds: 45 * 60 },
  { name: 'unpaidAddressDay', points: 3 * env.RATE_LIMIT_HOLDS_PER_ADDRESS, windowSeconds: 86_400 },
];
let limiters: ReturnType<typeof createLimiter>[] | null = null;

/**
 * Counts a visitor's booking that nothing is due for. It is confirmed at once, and no payment that never comes gives its
 * time back: without a limit of their own these would fill a calendar for good, and strangers' mailboxes.
 * `visitor` is written as a booking stores it: the address, and the browser after it.
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
