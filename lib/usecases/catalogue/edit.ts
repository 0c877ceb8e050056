import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { type Tx, withTenant } from '@/lib/data/connection/transaction';
import { raiseCatalogueVersion } from '@/lib/data/tenants/tenants';
import type { EditRefusal, EditResult } from '@/lib/domain/editing/refusal';

/** Carries a refusal out of a transaction, so that what was already written in it is undone. */
class Refused extends Error {
  constructor(readonly refusal: EditRefusal) {
    super('refused');
  }
}

/**
 * A change of what is sold or when it is open: the work, the raised catalogue version and the audit entry commit
 * together or not at all. A refusal of `work` undoes everything. The version is raised first, which makes two changes of
 * one business wait for each other: what `work` finds free (an address, a name) is still free when it is written, and
 * bookings go on meanwhile. The raised version is what tells the caches of
 * catalogues; the public pages are told by the action around it (`catalogueAction`).
 */
export function editCatalogue<T>(
  ctx: TenantContext,
  work: (tx: Tx) => Promise<EditResult<T>>,
): Promise<EditResult<T>> {
  return inOneTransaction(ctx, async (tx) => {
    await raiseCatalogueVersion(tx, ctx);
    return work(tx);
  });
}

/** The same for what the catalogue does not hold (members, keys, customers): all of it or none of it. */
export async function inOneTransaction<T>(
  ctx: TenantContext,
  work: (tx: Tx) => Promise<EditResult<T>>,
): Promise<EditResult<T>> {
  try {
    return await withTenant(ctx, async (tx) => {
      const outcome = await work(tx);
      if (!outcome.ok) throw new Refused(outcome);
      return outcome;
    });
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
}
