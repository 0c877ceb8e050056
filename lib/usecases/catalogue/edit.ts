import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { type Tx, withTenant } from '@/lib/data/connection/transaction';
import { raiseCatalogueVersion } from '@/lib/data/tenants/tenants';
import type { EditRefusal, EditResult } from '@/lib/domain/editing/refusal';

/** Thrown to carry a refusal out of a transaction, which is rolled back. */
class Refused extends Error {
  constructor(readonly refusal: EditRefusal) {
    super('refused');
  }
}

/**
 * Runs a change of what is sold or when the business is open: the work, the raised catalogue version and the audit
 * entry commit together or not at all. A refusal from `work` rolls everything back. The version is raised first, so
 * that two changes of one business run one after the other: what `work` finds free (an address, a name) is still free
 * when it is written, while bookings go on. The raised version invalidates the cached catalogues; the action around it
 * revalidates the public pages (`catalogueAction`).
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

/** The same for what the catalogue doesn't hold (members, keys, customers): one transaction, rolled back on refusal. */
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
