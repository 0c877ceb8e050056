import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { localDateOf } from '@/lib/domain/time';
import { readTenantClock } from '@/lib/usecases/business/read';

/** Today's local date in the business's zone. */
export async function todayOf(ctx: TenantContext): Promise<string> {
  return localDateOf(Date.now(), await readTenantClock(ctx));
}
