import type { Actor, TenantContext } from './tenant-context';

/**
 * The right to act for a business. Made where a request proves whose it is or a row of ours says so; `.dependency-cruiser.cjs`
 * lists the files that may import this. The seed and the tests may, too.
 */
export function mintTenantContext(tenantId: string, actor: Actor): TenantContext {
  return { tenantId, actor } as TenantContext;
}
