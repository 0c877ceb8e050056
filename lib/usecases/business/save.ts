import { addAudit } from '@/lib/data/audit';
import type { TenantContext } from '@/lib/data/context';
import { moveSchedulesToZone } from '@/lib/data/schedules';
import { lockBusiness, writeBusiness } from '@/lib/data/tenants';
import { hasAnyBooking } from '@/lib/data/zoneChange';
import type { BusinessInput } from '@/lib/domain/editing/business-input';
import { type EditResult, refuseField } from '@/lib/domain/editing/refusal';
import { permit } from '@/lib/usecases/permit';
import { editCatalogue } from '../catalogue/edit';
import { moveBookingsToZone } from './move-to-zone';

/**
 * The business itself. A new zone recomputes what upcoming bookings hold by local days and is refused, with the
 * references, where two would then collide (rule: time). The currency is fixed by the first booking.
 * `now` is epoch milliseconds.
 */
export function saveBusiness(
  ctx: TenantContext,
  input: BusinessInput,
  now = Date.now(),
): Promise<EditResult<object>> {
  permit(ctx, 'settings:edit');
  return editCatalogue(ctx, async (tx) => {
    const before = await lockBusiness(tx, ctx);
    if (input.currency !== before.currency && (await hasAnyBooking(tx, ctx)))
      return refuseField('currency', 'The currency can’t change any more: there are bookings in it.');
    if (input.timeZone !== before.timeZone) {
      const problem = await moveBookingsToZone(tx, ctx, input.timeZone, now);
      if (problem) return refuseField('timeZone', problem);
      await moveSchedulesToZone(tx, ctx, before.timeZone, input.timeZone);
    }
    await writeBusiness(tx, ctx, input);
    await addAudit(tx, ctx, {
      action: 'business.changed',
      subjectKind: 'Tenant',
      subjectId: ctx.tenantId,
      before: {
        name: before.name,
        timeZone: before.timeZone,
        currency: before.currency,
        country: before.country,
        taxName: before.taxName,
        taxIncluded: before.taxIncluded,
      },
      after: input,
    });
    return { ok: true };
  });
}
