import type { Actor, TenantContext } from './tenant-context';

/** Only lib/http, the seed and the tests may import this (checked with the import directions). */
export function mintTenantContext(tenantId: string, actor: Actor): TenantContext {
  return { tenantId, actor } as TenantContext;
}
