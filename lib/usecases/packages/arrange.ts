import { z } from 'zod';
import {
  deletePackage,
  findPackage,
  orderPackages,
  packagesForOffice,
  pricesOnSale,
  setPackageActive,
} from '@/lib/data/catalogue/packages';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import type { Tx } from '@/lib/data/connection/transaction';
import { addAudit } from '@/lib/data/tenants/audit';
import { readTenantUnits } from '@/lib/data/tenants/tenants';
import { idField } from '@/lib/domain/editing/fields';
import { tooSmallToCharge } from '@/lib/domain/editing/least-total';
import { type PackageOrder, packageOrder } from '@/lib/domain/editing/package-input';
import { changedSince, type EditResult, notAllowed, notFound } from '@/lib/domain/editing/refusal';
import { type RemovalInput, removalInput } from '@/lib/domain/editing/removal-input';
import { nothing } from '@/lib/usecases/answers';
import { operation } from '@/lib/usecases/operation';
import { editCatalogue } from '../catalogue/edit';
import { staleRemoval } from '../catalogue/stale-save';

export const reorderPackages = operation({
  name: 'package.reorder',
  can: 'catalogue:edit',
  effect: 'write',
  input: packageOrder,
  output: nothing,
  describe: 'Changes the order of the packages on the site.',
  run: reorder,
});

/**
 * Every id must be one of the tenant's, else not_found. `seen` is the order that the caller read; refused with conflict
 * if it has changed by now.
 */
function reorder(ctx: TenantContext, input: PackageOrder): Promise<EditResult<object>> {
  return editCatalogue(ctx, async (tx) => {
    const present = (await packagesForOffice(tx, ctx)).map(({ id }) => id);
    if (input.seen && input.seen.join() !== present.join()) {
      return changedSince('Somebody changed the list since you opened it. Close this and look again.');
    }
    for (const id of input.ids) if (!(await findPackage(tx, ctx, id))) return notFound('package');
    await orderPackages(tx, ctx, input.ids);
    return { ok: true };
  });
}

const visibility = z.strictObject({ id: idField, active: z.boolean() });

export const showPackage = operation({
  name: 'package.set_active',
  can: 'catalogue:edit',
  effect: 'write',
  input: visibility,
  output: nothing,
  describe: 'Hides a package from the site or shows it again; its bookings stay as they are.',
  run: show,
});

/** A package goes back on sale only if a card can pay it: the currency may have changed meanwhile (rule: price). */
function show(ctx: TenantContext, input: z.infer<typeof visibility>): Promise<EditResult<object>> {
  return editCatalogue(ctx, async (tx) => {
    const before = await findPackage(tx, ctx, input.id);
    if (!before) return notFound('package');
    await setPackageActive(tx, ctx, input.id, input.active);
    const small = input.active && (await tooSmallOnSale(tx, ctx, input.id));
    if (small) return notAllowed(small);
    await addAudit(tx, ctx, {
      action: input.active ? 'package.shown' : 'package.hidden',
      subjectId: input.id,
    });
    return { ok: true };
  });
}

async function tooSmallOnSale(tx: Tx, ctx: TenantContext, id: string): Promise<string | null> {
  const sold = (await pricesOnSale(tx, ctx)).find((each) => each.id === id);
  return sold ? tooSmallToCharge(sold, sold.addOns, await readTenantUnits(tx, ctx)) : null;
}

export const removePackage = operation({
  name: 'package.remove',
  can: 'catalogue:edit',
  effect: 'write',
  input: removalInput,
  output: nothing,
  describe: 'Deletes a package that nobody has booked.',
  run: remove,
});

/** Refuses with not_allowed when it has bookings (hide it instead). */
function remove(ctx: TenantContext, input: RemovalInput): Promise<EditResult<object>> {
  return editCatalogue(ctx, async (tx) => {
    const before = await findPackage(tx, ctx, input.id);
    if (!before) return notFound('package');
    const [present] = await packagesForOffice(tx, ctx, input.id);
    const stale = staleRemoval(input.edition, present);
    if (stale) return stale;
    if (!(await deletePackage(tx, ctx, input.id)))
      return notAllowed('This package has bookings, so it stays. You can take it off the site.');
    await addAudit(tx, ctx, {
      action: 'package.removed',
      subjectId: input.id,
      before,
    });
    return { ok: true };
  });
}
