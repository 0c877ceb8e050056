import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { canonicalJson } from '@/lib/domain/canonical-json';
import { readBusiness } from '@/lib/usecases/business/read';

type Values = Readonly<Record<string, unknown>>;

/**
 * Fields whose change outlives its undo. Somebody who makes the assistant read an order (in a note, in a title) could book at
 * a price, or be mailed what is for others, before anybody takes the change back; so a person confirms it.
 */
const fields: Readonly<Record<string, readonly string[]>> = {
  // What a booking costs and by which rules it is given back: whoever has booked meanwhile has agreed to it.
  'add_on.save': ['priceCents'],
  'package.save': ['priceCents', 'priceRules', 'depositKind', 'depositValue'],
  'package.create': ['priceCents'],
  'policy.save': [
    'depositKind',
    'depositValue',
    'depositRefundable',
    'balanceDueDays',
    'cancellationTiers',
    'lateKeepBps',
    'customerMayCancel',
    'customerMayReschedule',
    'paymentTiming',
    'autoCancelOverdue',
  ],
  // Where mails about bookings go, and whom customers answer and call.
  'resource.save': ['email'],
  'site.save': ['contactEmail', 'contactPhone', 'mapUrl'],
};

/** Whether a save changes what its undo wouldn't bring back. A business that isn't live is seen by its own people only. */
export async function outlivesUndo(
  ctx: TenantContext,
  operation: string,
  before: Values | null,
  after: Values,
): Promise<boolean> {
  const isChanged = (field: string) =>
    after[field] !== undefined && canonicalJson(after[field]) !== canonicalJson(before?.[field] ?? null);
  // What is new and hidden is seen by nobody.
  if (after.active === false && before === null) return false;
  if (!fields[operation]?.some(isChanged)) return false;
  return (await readBusiness(ctx)).liveAt !== null;
}
