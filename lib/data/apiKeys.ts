import { systemQuery } from './transaction';

export type FoundApiKey = { id: string; tenantId: string; kind: 'PUBLISHABLE' | 'SECRET'; name: string };

/** Whose key this is, by its SHA-256; null when unknown or revoked. */
export async function findApiKey(keyHash: string): Promise<FoundApiKey | null> {
  const [row] = await systemQuery<FoundApiKey>(
    `SELECT "id", "tenantId", "kind", "name" FROM "ApiKey" WHERE "keyHash" = $1 AND "revokedAt" IS NULL`,
    [keyHash],
  );
  return row ?? null;
}
