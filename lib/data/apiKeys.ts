import type { TenantContext } from './context';
import type { ApiKeyKind } from './prisma-client/enums';
import { systemQuery, type Tx, withTenant } from './transaction';

export type FoundApiKey = { id: string; tenantId: string; kind: 'PUBLISHABLE' | 'SECRET'; name: string };

/** Whose key this is, by its SHA-256; null when unknown or revoked. */
export async function findApiKey(keyHash: string): Promise<FoundApiKey | null> {
  const [row] = await systemQuery<FoundApiKey>(
    `SELECT "id", "tenantId", "kind", "name" FROM "ApiKey" WHERE "keyHash" = $1 AND "revokedAt" IS NULL`,
    [keyHash],
  );
  return row ?? null;
}

export type ApiKeyForOffice = {
  id: string;
  kind: ApiKeyKind;
  name: string;
  hint: string;
  /** The whole of a publishable key (null for those made before they were kept). */
  publicKey: string | null;
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
};

export async function addApiKey(tx: Tx, ctx: TenantContext, key: NewApiKey): Promise<string> {
  const made = await tx.apiKey.create({ data: { ...key, tenantId: ctx.tenantId }, select: { id: true } });
  return made.id;
}

/** @returns false when there is no such key, or it was revoked before. */
export async function revokeApiKey(tx: Tx, ctx: TenantContext, id: string): Promise<boolean> {
  const { count } = await tx.apiKey.updateMany({
    where: { tenantId: ctx.tenantId, id, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  return count > 0;
}
