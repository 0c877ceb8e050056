import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { readFormerZones } from '@/lib/data/tenants/audit';
import { localDateOf } from '@/lib/domain/time';

/**
 * Returns the local date of an instant (epoch milliseconds) in the zone that the business had then, so that a printed
 * receipt and the accounts stay true when the business changes its zone. `present`: the booking's zone now.
 */
export async function readReceiptDays(ctx: TenantContext, present: string): Promise<(at: number) => string> {
  const former = await readFormerZones(ctx);
  return (at) => localDateOf(at, former.find(({ until }) => at < until)?.zone ?? present);
}
