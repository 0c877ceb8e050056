import {
  addOnsForOffice,
  deleteAddOn,
  findAddOnBySlug,
  findAddOns,
  writeAddOn,
} from '@/lib/data/catalogue/add-ons';
import { pricesOf } from '@/lib/data/catalogue/packages';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { addAudit } from '@/lib/data/tenants/audit';
import { readTenantUnits } from '@/lib/data/tenants/tenants';
import { type AddOnInput, addOnInput } from '@/lib/domain/editing/add-on-input';
import { tooSmallToCharge } from '@/lib/domain/editing/least-total';
import { type EditResult, notFound } from '@/lib/domain/editing/refusal';
import { type RemovalInput, removalInput } from '@/lib/domain/editing/removal-input';
import { refuseField } from '@/lib/domain/errors';
import { nothing, saved } from '@/lib/usecases/answers';
import { operation } from '@/lib/usecases/operation';
import { editCatalogue } from '../catalogue/edit';
import { refusePictures } from '../catalogue/refuse-pictures';
import { staleRemoval, staleSave } from '../catalogue/stale-save';

export const saveAddOn = operation({
  name: 'add_on.save',
  can: 'catalogue:edit',
  effect: 'write',
  input: addOnInput,
  output: saved,
  describe: 'Creates or changes an extra, and sets which packages offer it.',
  run: save,
});

async function save(ctx: TenantContext, input: AddOnInput): Promise<EditResult<{ id: string }>> {
  const { edition, ...values } = input;
  const noPicture = await refusePictures(ctx, [{ path: 'image', url: input.image }]);
  if (noPicture) return noPicture;
  return editCatalogue(ctx, async (tx) => {
    const [before] = input.id ? await findAddOns(tx, ctx, [input.id]) : [];
    if (input.id && !before) return notFound('extra');
    const [present] = before ? await addOnsForOffice(tx, ctx, before.id) : [];
    const stale = staleSave(edition, present);
    if (stale) return stale;
    const sold = await pricesOf(tx, ctx, input.packageIds);
    if (sold.length !== new Set(input.packageIds).size) return notFound('package');
    const namesake = await findAddOnBySlug(tx, ctx, input.slug);
    if (namesake && namesake.id !== input.id)
      return refuseField('slug', 'Another extra has this short name.');
    const money = await readTenantUnits(tx, ctx);
    for (const each of input.active ? sold : []) {
      const small = tooSmallToCharge(each, [input], money);
      if (small) return refuseField('priceCents', `${each.name}: ${small}`);
    }
    const id = await writeAddOn(tx, ctx, values);
    await addAudit(tx, ctx, {
      action: before ? 'add_on.changed' : 'add_on.made',
      subjectId: id,
      before,
      after: { name: input.name, priceCents: input.priceCents, active: input.active },
    });
    return { ok: true, id };
  });
}

export const removeAddOn = operation({
  name: 'add_on.remove',
  can: 'catalogue:edit',
  effect: 'write',
  input: removalInput,
  output: nothing,
  describe: 'Deletes an extra; bookings keep the extras they were made with.',
  run: remove,
});

function remove(ctx: TenantContext, input: RemovalInput): Promise<EditResult<object>> {
  return editCatalogue(ctx, async (tx) => {
    const [before] = await findAddOns(tx, ctx, [input.id]);
    if (!before) return notFound('extra');
    const [present] = await addOnsForOffice(tx, ctx, input.id);
    const stale = staleRemoval(input.edition, present);
    if (stale) return stale;
    await deleteAddOn(tx, ctx, input.id);
    await addAudit(tx, ctx, {
      action: 'add_on.removed',
      subjectId: input.id,
      before,
    });
    return { ok: true };
  });
}
