import type { Blueprint } from '@/lib/domain/blueprint';
import { addApiKey, type NewApiKey } from './apiKeys';
import { addAudit } from './audit';
import { writeBlueprint } from './blueprints';
import { addMember } from './members';
import { mintTenantContext } from './mint-context';
import type { Tx } from './transaction';

/**
 * Opens a business inside the caller's system transaction: everything of its blueprint, its owner, and the publishable
 * key of its site. @throws on a taken slug (unique violation)
 */
export async function openBusiness(
  tx: Tx,
  blueprint: Blueprint,
  owner: { id: string; name: string },
  key: Omit<NewApiKey, 'name'>,
): Promise<string> {
  const tenantId = await writeBlueprint(tx, blueprint);
  const ctx = mintTenantContext(tenantId, { kind: 'MEMBER', role: 'OWNER', ...owner });
  await addMember(tx, tenantId, owner.id, 'OWNER');
  await addApiKey(tx, ctx, { name: 'Website', ...key });
  await addAudit(tx, ctx, {
    action: 'business.opened',
    subjectKind: 'Tenant',
    subjectId: tenantId,
    after: { name: blueprint.tenant.name, trade: blueprint.tenant.trade },
  });
  return tenantId;
}

/** Slugs that are taken among `wanted` and `wanted`-2, -3 … (`wanted` is a slug, so it holds no wildcard). */
export async function takenSlugs(tx: Tx, wanted: string): Promise<Set<string>> {
  const rows = await tx.tenant.findMany({
    where: { OR: [{ slug: wanted }, { slug: { startsWith: `${wanted}-` } }] },
    select: { slug: true },
  });
  return new Set(rows.map((row) => row.slug));
}
