import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { systemQuery, type Tx, withTenant } from '@/lib/data/connection/transaction';
import type { ApiKeyKind } from '@/lib/data/prisma-client/enums';

export type FoundApiKey = {
  id: string;
  tenantId: string;
  tenantSlug: string;
  kind: 'PUBLISHABLE' | 'SECRET';
  name: string;
  isLive: boolean;
  /** What a program that shows it may do. */
  scopes: string[];
};

/** The key with this SHA-256; null when it is unknown or revoked. */
export async function findApiKey(keyHash: string): Promise<FoundApiKey | null> {
  const [row] = await systemQuery<FoundApiKey>(
    `SELECT k."id", k."tenantId", t."slug" AS "tenantSlug", k."kind", k."name", k."scopes", t."liveAt" IS NOT NULL AS "isLive"
      FROM "ApiKey" k JOIN "Tenant" t ON t."id" = k."tenantId" WHERE k."keyHash" = $1 AND k."revokedAt" IS NULL`,
    [keyHash],
  );
  return row ?? null;
}

export type ApiKeyForOffice = {
  id: string;
  kind: ApiKeyKind;
  name: string;
  hint: string;
  /** Of a secret one: what a program that connects with it may do. */
  scopes: string[];
  /** A publishable key in full; null for a secret one, and for publishable ones made before they were stored. */
  publicKey: string | null;
  /** The user who made it, if it is known. */
  madeBy: string | null;
  createdAt: number;
  lastUsedAt: number | null;
  revokedAt: number | null;
};

/** Newest first, revoked ones too. Never a secret key: only its hash is kept. */
export function listApiKeys(ctx: TenantContext): Promise<ApiKeyForOffice[]> {
  return withTenant(ctx, async (tx) => {
    const rows = await tx.apiKey.findMany({
      where: { tenantId: ctx.tenantId },
      omit: { keyHash: true, tenantId: true },
      orderBy: { createdAt: 'desc' },
    });
    return rows.map((row) => ({
      ...row,
      createdAt: row.createdAt.getTime(),
      lastUsedAt: row.lastUsedAt?.getTime() ?? null,
      revokedAt: row.revokedAt?.getTime() ?? null,
    }));
  });
}

export type NewApiKey = {
  kind: ApiKeyKind;
  name: string;
  keyHash: string;
  hint: string;
  publicKey: string | null;
  /** None, unless they are given. */
  scopes?: string[];
};

export async function addApiKey(tx: Tx, ctx: TenantContext, key: NewApiKey): Promise<string> {
  const madeBy = ctx.actor.kind === 'MEMBER' ? ctx.actor.id : null;
  const made = await tx.apiKey.create({
    data: { ...key, tenantId: ctx.tenantId, madeBy },
    select: { id: true },
  });
  return made.id;
}

export type LiveKey = { id: string; name: string; kind: ApiKeyKind; hint: string };

/** Keys that this person has made and that still work, newest first. */
export function keysMadeBy(tx: Tx, ctx: TenantContext, userId: string): Promise<LiveKey[]> {
  return tx.apiKey.findMany({
    where: { tenantId: ctx.tenantId, madeBy: userId, revokedAt: null },
    select: { id: true, name: true, kind: true, hint: true },
    orderBy: { createdAt: 'desc' },
  });
}

/**
 * Revokes a key.
 * @returns what it was; null when there is no such key, or it was revoked before
 */
export async function revokeApiKey(
  tx: Tx,
  ctx: TenantContext,
  id: string,
): Promise<{ name: string; kind: ApiKeyKind; scopes: string[] } | null> {
  const [gone] = await tx.apiKey.updateManyAndReturn({
    where: { tenantId: ctx.tenantId, id, revokedAt: null },
    data: { revokedAt: new Date() },
    select: { name: true, kind: true, scopes: true },
  });
  return gone ?? null;
}

/** Revokes every secret key that this person has made, in any business; as the system role. */
export async function revokeKeysOf(tx: Tx, userId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE "ApiKey" SET "revokedAt" = now()
     WHERE "tenantId" IN (SELECT "tenantId" FROM "Member" WHERE "userId" = ${userId}::uuid)
       AND "madeBy" = ${userId}::uuid AND "kind" = 'SECRET' AND "revokedAt" IS NULL`;
}
