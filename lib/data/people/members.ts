import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { asSystem, type Tx, withTenant } from '@/lib/data/connection/transaction';
import type { MemberRole } from '@/lib/domain/permissions';

export type MemberForOffice = {
  id: string;
  userId: string;
  name: string;
  email: string;
  role: MemberRole;
  active: boolean;
};

/** The team, owners first. Names live with the user, whom only the system role may read. */
export async function listMembers(ctx: TenantContext): Promise<MemberForOffice[]> {
  const members = await withTenant(ctx, (tx) =>
    tx.member.findMany({
      where: { tenantId: ctx.tenantId },
      orderBy: [{ role: 'asc' }, { createdAt: 'asc' }],
    }),
  );
  const users = await asSystem((tx) =>
    tx.user.findMany({
      where: { id: { in: members.map((member) => member.userId) } },
      select: { id: true, name: true, email: true },
    }),
  );
  const byId = new Map(users.map((user) => [user.id, user]));
  return members.map((member) => ({
    id: member.id,
    userId: member.userId,
    role: member.role,
    active: member.active,
    name: byId.get(member.userId)?.name ?? '',
    email: byId.get(member.userId)?.email ?? '',
  }));
}

export function findMember(tx: Tx, ctx: TenantContext, id: string) {
  return tx.member.findUnique({
    where: { tenantId_id: { tenantId: ctx.tenantId, id } },
    select: { id: true, userId: true, role: true, active: true },
  });
}

export function findMemberByUser(tx: Tx, ctx: TenantContext, userId: string) {
  return tx.member.findUnique({
    where: { tenantId_userId: { tenantId: ctx.tenantId, userId } },
    select: { id: true, userId: true, role: true, active: true },
  });
}

/** Active owners. Their rows are locked, so that two can't leave at once. */
export async function lockActiveOwners(tx: Tx, ctx: TenantContext): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "Member" WHERE "tenantId" = ${ctx.tenantId}::uuid AND "role" = 'OWNER' AND "active"
     ORDER BY "id" FOR UPDATE`;
  return rows.map((row) => row.id);
}

/** The users who own this business, as the system role. */
export async function activeOwnerUsers(tx: Tx, tenantId: string): Promise<string[]> {
  const owners = await tx.member.findMany({
    where: { tenantId, role: 'OWNER', active: true },
    select: { userId: true },
  });
  return owners.map(({ userId }) => userId);
}

export async function writeMember(
  tx: Tx,
  ctx: TenantContext,
  id: string,
  columns: { role?: MemberRole; active?: boolean },
): Promise<void> {
  await tx.member.update({ where: { tenantId_id: { tenantId: ctx.tenantId, id } }, data: columns });
}

/** Adds a member. A former member comes back with the new role. */
export async function addMember(tx: Tx, tenantId: string, userId: string, role: MemberRole): Promise<void> {
  await tx.member.upsert({
    where: { tenantId_userId: { tenantId, userId } },
    create: { tenantId, userId, role },
    update: { role, active: true },
  });
}
