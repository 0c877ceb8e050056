import type { Actor, TenantContext } from './tenant-context';

/**
 * Makes the right to act for a tenant. Call it only after a request has proven which tenant it acts for, or for a
 * tenant that one of our rows names; `.dependency-cruiser.cjs` lists the files that may import this. The seed and the
 * tests may, too.
 */
export function mintTenantContext(tenantId: string, actor: Actor): TenantContext {
  return { tenantId, actor } as TenantContext;
}
