import type { TenantContext } from '@/lib/data/connection/tenant-context';
import type { Blueprint } from '@/lib/domain/blueprint';

/**
 * Writes these businesses into the connected test database. @returns a TenantContext for each. Call it after
 * `setEnvironment({ DATABASE_URL })`: the data layer is imported only then.
 */
export async function writeTenants(...blueprints: Blueprint[]): Promise<TenantContext[]> {
  const { writeBlueprint } = await import('@/lib/data/catalogue/blueprints');
  const { asSystem } = await import('@/lib/data/connection/transaction');
  const { mintTenantContext } = await import('@/lib/data/connection/mint-context');
  const { systemActor } = await import('@/lib/data/connection/tenant-context');
  const contexts: TenantContext[] = [];
  for (const blueprint of blueprints) {
    const id = await asSystem((tx) => writeBlueprint(tx, blueprint));
    contexts.push(mintTenantContext(id, systemActor));
  }
  return contexts;
}
