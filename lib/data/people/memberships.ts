import type { Tx } from '@/lib/data/connection/transaction';

/** As the system role: for a person who is not a member yet. */
export async function tenantName(tx: Tx, tenantId: string): Promise<string> {
  const tenant = await tx.tenant.findUniqueOrThrow({ where: { id: tenantId }, select: { name: true } });
  return tenant.name;
}

/** The sites of the businesses that a person owns, the first one first. As the system role. */
export async function ownedSites(tx: Tx, userId: string): Promise<{ slug: string; isLive: boolean }[]> {
  const rows = await tx.member.findMany({
    where: { userId, role: 'OWNER', active: true },
    select: { tenant: { select: { slug: true, liveAt: true } } },
    orderBy: { createdAt: 'asc' },
  });
  return rows.map(({ tenant }) => ({ slug: tenant.slug, isLive: tenant.liveAt !== null }));
}
