import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { readFormerZones } from '@/lib/data/tenants/audit';
import { localDateOf } from '@/lib/domain/time';

/**
 * On which date something happened, by the clock that the business had then: a receipt that was printed, and the books
 * that it went into, stay true when the business goes to another zone. `present` is the zone of the booking by now.
 */
export async function readReceiptDays(ctx: TenantContext, present: string): Promise<(at: number) => string> {
  const former = await readFormerZones(ctx);
  return (at) => localDateOf(at, former.find(({ until }) => at < until)?.zone ?? present);
}
