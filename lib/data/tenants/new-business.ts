import { writeBlueprint } from '@/lib/data/catalogue/blueprints';
import { mintTenantContext } from '@/lib/data/connection/mint-context';
import type { Tx } from '@/lib/data/connection/transaction';
import { addApiKey, type NewApiKey } from '@/lib/data/people/api-keys';
import { addMember } from '@/lib/data/people/members';
import type { Blueprint } from '@/lib/domain/blueprint';
import { addAudit } from './audit';
import { markAllGuessed } from './guesses';

/**
 * Opens a business inside the caller's system transaction: everything of its blueprint, its owner, and the publishable
 * key of its site. It is a draft, and all that its trade says is a guess. @throws on a taken slug (unique violation)
 */
export async function openBusiness(
  tx: Tx,
  blueprint: Blueprint,
  owner: { id: string; name: string },
  key: Omit<NewApiKey, 'name'>,
): Promise<string> {
  const tenantId = await writeBlueprint(tx, blueprint);
  const ctx = mintTenantContext(tenantId, { kind: 'MEMBER', role: 'OWNER', ...owner });
  await tx.tenant.update({ where: { id: tenantId }, data: { liveAt: null } });
  await markAllGuessed(tx, ctx);
  await addMember(tx, tenantId, owner.id, 'OWNER');
  await addApiKey(tx, ctx, { name: 'Website', ...key });
  await addAudit(tx, ctx, {
    action: 'business.opened',
    subjectId: tenantId,
    after: { name: blueprint.tenant.name, trade: blueprint.tenant.trade },
  });
  return tenantId;
}

/** Slugs that a business has or had among `wanted` and `wanted`-2, -3 … (`wanted` is a slug, so it holds no wildcard). */
export async function takenSlugs(tx: Tx, wanted: string): Promise<Set<string>> {
  const rows = await tx.tenantSlug.findMany({
    where: { OR: [{ slug: wanted }, { slug: { startsWith: `${wanted}-` } }] },
    select: { slug: true },
  });
  return new Set(rows.map((row) => row.slug));
}
