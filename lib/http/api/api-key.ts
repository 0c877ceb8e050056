import { LRUCache } from 'lru-cache';
import { mintTenantContext } from '@/lib/data/connection/mint-context';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { type FoundApiKey, findApiKey } from '@/lib/data/people/api-keys';
import { AppError } from '@/lib/domain/errors';
import { tokenHash } from '@/lib/integrations/crypto/secret-token';

/** How long a known key is cached: for so long may a revoked one still work on an instance. */
const knownForMs = 10_000;
const known = new LRUCache<string, FoundApiKey>({
  max: 2_000,
  ttl: knownForMs,
  // Concurrent requests with one key share one look-up. An unknown key is not cached.
  fetchMethod: async (hash) => (await findApiKey(hash)) ?? undefined,
});

export type ApiCaller = {
  ctx: TenantContext;
  tenantSlug: string;
  keyId: string;
  kind: FoundApiKey['kind'];
  isLive: boolean;
  scopes: string[];
};

/**
 * Authenticates the caller: a publishable key in `X-Tenant-Key`, or a secret one in `Authorization: Bearer`.
 * @throws AppError unauthenticated
 */
export async function authenticateKey(headers: Headers): Promise<ApiCaller> {
  const bearer = /^Bearer\s+(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1];
  const tenantKey = headers.get('x-tenant-key')?.trim();
  const key = bearer ?? tenantKey;
  if (!key) {
    throw new AppError(
      'unauthenticated',
      'Please send a publishable key in X-Tenant-Key, or a secret key in Authorization: Bearer.',
    );
  }
  // A secret key where a browser would send it must never work, or it would end up in a page.
  if (!bearer && key.startsWith('sk_')) {
    throw new AppError('unauthenticated', 'A secret key belongs in Authorization: Bearer, on a server.');
  }
  const found = await lookUp(key);
  if (!found) throw new AppError('unauthenticated', 'We don’t know this key, or it was revoked.');
  return {
    ctx: mintTenantContext(found.tenantId, { kind: 'API', id: found.id, name: found.name }),
    tenantSlug: found.tenantSlug,
    keyId: found.id,
    kind: found.kind,
    isLive: found.isLive,
    scopes: found.scopes,
  };
}

async function lookUp(key: string): Promise<FoundApiKey | undefined> {
  if (!/^[ps]k_[A-Za-z0-9_-]{3,120}$/.test(key)) return undefined;
  const hash = tokenHash(key);
  const found = known.get(hash) ?? (await known.fetch(hash));
  // A draft goes live at once: only what is live is remembered.
  if (found && !found.isLive) known.delete(hash);
  return found;
}
