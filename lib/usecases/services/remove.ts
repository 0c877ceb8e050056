import { deleteService, findService, servicesForOffice } from '@/lib/data/catalogue/services';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { addAudit } from '@/lib/data/tenants/audit';
import { type EditResult, notAllowed, notFound } from '@/lib/domain/editing/refusal';
import { type RemovalInput, removalInput } from '@/lib/domain/editing/removal-input';
import { nothing } from '@/lib/usecases/answers';
import { operation } from '@/lib/usecases/operation';
import { editCatalogue } from '../catalogue/edit';
import { staleRemoval } from '../catalogue/stale-save';

export const removeService = operation({
  name: 'service.remove',
  can: 'schedule:edit',
  effect: 'write',
  input: removalInput,
  output: nothing,
  describe: 'Deletes a service that no package and no booking refers to.',
  run: remove,
});

function remove(ctx: TenantContext, input: RemovalInput): Promise<EditResult<object>> {
  return editCatalogue(ctx, async (tx) => {
    const before = await findService(tx, ctx, input.id);
    if (!before) return notFound('service');
    const [present] = await servicesForOffice(tx, ctx, input.id);
    const stale = staleRemoval(input.edition, present);
    if (stale) return stale;
    if (before._count.packages > 0)
      return notAllowed('Packages are sold with this service. Move them to another one first.');
    if (before._count.bookings > 0) return notAllowed('Bookings were made with this service, so it stays.');
    await deleteService(tx, ctx, input.id);
    await addAudit(tx, ctx, {
      action: 'service.removed',
      subjectId: input.id,
      before,
    });
    return { ok: true };
  });
}
