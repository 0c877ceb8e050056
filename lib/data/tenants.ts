import type { TenantContext } from './context';
import type { Tx } from './transaction';

/** Said in the transaction of every change of what is sold or open: older cached values are no longer good. */
export async function bumpCatalogVersion(tx: Tx, ctx: TenantContext): Promise<void> {
  await tx.tenant.update({ where: { id: ctx.tenantId }, data: { catalogVersion: { increment: 1 } } });
}
