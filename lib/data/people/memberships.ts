import type { Tx } from '@/lib/data/connection/transaction';

/** As the system role: for a person who is not a member yet. */
export async function tenantName(tx: Tx, tenantId: string): Promise<string> {
  const tenant = await tx.tenant.findUniqueOrThrow({ where: { id: tenantId }, select: { name: true } });
  return tenant.name;
}
