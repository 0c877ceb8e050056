import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { readTenantClock } from '@/lib/data/tenants/tenants';
import { localDateOf } from '@/lib/domain/time';

/** The local date at the business now. */
export async function todayOf(ctx: TenantContext): Promise<string> {
  return localDateOf(Date.now(), await readTenantClock(ctx));
}
