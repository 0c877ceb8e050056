import { z } from 'zod';
import { findSite, writeSite } from '@/lib/data/catalogue/sites';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { addAudit } from '@/lib/data/tenants/audit';
import { readTenantUnits } from '@/lib/data/tenants/tenants';
import type { EditResult } from '@/lib/domain/editing/refusal';
import { type SiteInput, siteInput } from '@/lib/domain/editing/site-input';
import { refuseField } from '@/lib/domain/errors';
import { impossiblePhone, storedPhone } from '@/lib/domain/phone';
import { operation } from '@/lib/usecases/operation';
import { editCatalogue } from '../catalogue/edit';
import { refusePictures } from '../catalogue/refuse-pictures';
import { staleSave } from '../catalogue/stale-save';

export const saveSite = operation({
  name: 'site.save',
  can: 'site:edit',
  effect: 'write',
  input: siteInput,
  output: z.object({ edition: z.string() }),
  describe: 'Changes the texts, pictures and look of the public site.',
  run: save,
});

/** Any colour is accepted; rendering adjusts it to be readable. */
async function save(ctx: TenantContext, input: SiteInput): Promise<EditResult<{ edition: string }>> {
  const { edition, ...values } = input;
  const noPicture = await refusePictures(ctx, [
    { path: 'heroImage', url: input.heroImage },
    { path: 'aboutImage', url: input.aboutImage },
    { path: 'shareImage', url: input.shareImage },
    { path: 'logo', url: input.logo, purpose: 'LOGO' },
    { path: 'favicon', url: input.favicon, purpose: 'LOGO' },
  ]);
  if (noPicture) return noPicture;
  return editCatalogue(ctx, async (tx) => {
    const before = await findSite(tx, ctx);
    const stale = staleSave(edition, before);
    if (stale) return stale;
    // Displayed as the owner wrote it; visitors' phones dial it.
    const { contactPhone } = values;
    if (contactPhone !== before?.contactPhone) {
      const { country } = await readTenantUnits(tx, ctx);
      if (storedPhone(contactPhone, country) === null) return refuseField('contactPhone', impossiblePhone);
    }
    await writeSite(tx, ctx, values);
    await addAudit(tx, ctx, {
      action: 'site.changed',
      subjectId: ctx.tenantId,
      after: values,
    });
    return { ok: true, edition: (await findSite(tx, ctx))?.edition ?? '' };
  });
}
