import { addAudit } from '@/lib/data/audit';
import type { TenantContext } from '@/lib/data/context';
import { writeSite } from '@/lib/data/sites';
import type { EditResult } from '@/lib/domain/editing/refusal';
import type { SiteInput } from '@/lib/domain/editing/site-input';
import { permit } from '@/lib/usecases/permit';
import { editCatalogue } from '../catalogue/edit';

/** Texts, pictures and colour of the public site. Any colour is accepted: what is painted is made readable. */
export function saveSite(ctx: TenantContext, input: SiteInput): Promise<EditResult<object>> {
  permit(ctx, 'site:edit');
  return editCatalogue(ctx, async (tx) => {
    await writeSite(tx, ctx, input);
    await addAudit(tx, ctx, {
      action: 'site.changed',
      subjectKind: 'Site',
      subjectId: ctx.tenantId,
      after: input,
    });
    return { ok: true };
  });
}
