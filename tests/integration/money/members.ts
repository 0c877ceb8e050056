import { randomUUID } from 'node:crypto';
import { mintTenantContext } from '@/lib/data/connection/mint-context';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import type { World } from './world';

/** Somebody new who works for the business. */
export async function member(
  world: World,
  tenantId: string,
  role: 'OWNER' | 'STAFF',
): Promise<TenantContext & { email: string }> {
  const id = randomUUID();
  const name = role === 'OWNER' ? 'Olive Owner' : 'Sam Staff';
  const email = `${id}@bella.test`;
  await world.sql(
    `INSERT INTO "User" ("id", "email", "name", "passwordHash", "updatedAt") VALUES ($1, $2, $3, 'x', now())`,
    [id, email, name],
  );
  await world.sql(
    `INSERT INTO "Member" ("id", "tenantId", "userId", "role") VALUES (gen_random_uuid(), $1, $2, $3::"MemberRole")`,
    [tenantId, id, role],
  );
  return { ...mintTenantContext(tenantId, { kind: 'MEMBER', id, name, role }), email };
}
