import { addAudit } from '@/lib/data/audit';
import type { TenantContext } from '@/lib/data/context';
import { deleteService, findService } from '@/lib/data/services';
import { type EditResult, notAllowed, notFound } from '@/lib/domain/editing/refusal';
import { permit } from '@/lib/usecases/permit';
import { editCatalogue } from '../catalogue/edit';

/** Removes a service that no package and no booking refers to. */
export function removeService(ctx: TenantContext, input: { id: string }): Promise<EditResult<object>> {
  permit(ctx, 'schedule:edit');
  return editCatalogue(ctx, async (tx) => {
    const before = await findService(tx, ctx, input.id);
    if (!before) return notFound('service');
    if (before._count.packages > 0)
      return notAllowed('Packages are sold with this service. Move them to another one first.');
    if (before._count.bookings > 0) return notAllowed('Bookings were made with this service, so it stays.');
    await deleteService(tx, ctx, input.id);
    await addAudit(tx, ctx, {
      action: 'service.removed',
      subjectKind: 'Service',
      subjectId: input.id,
      before,
    });
    return { ok: true };
  });
}
