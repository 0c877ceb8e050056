import type { TenantContext } from '@/lib/data/context';
import { readBusiness } from '@/lib/data/tenants';
import { localDateOf } from '@/lib/domain/time';

/** The local date at the business now. */
export async function todayOf(ctx: TenantContext): Promise<string> {
  const { timeZone } = await readBusiness(ctx);
  return localDateOf(Date.now(), timeZone);
}
