import { takeUntoldSilence } from '@/lib/data/calendars/silence';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { withTenant } from '@/lib/data/connection/transaction';
import { publishJobs } from '@/lib/usecases/outbox/publish';
import { tellOwners } from './tell-owners';

/** Mails the owners, once for each silence, of calendars that nobody could read for more than an hour. */
export async function tellSilence(ctx: TenantContext): Promise<void> {
  const jobs = await withTenant(ctx, async (tx) => {
    const silent = await takeUntoldSilence(tx, ctx);
    if (silent.length === 0) return [];
    const names = silent.map(({ name, resourceName }) => `${name} (${resourceName})`);
    return tellOwners(tx, ctx, 'calendar_silent', names.join(', '));
  });
  publishJobs(jobs);
}
