import { LRUCache } from 'lru-cache';
import { readCatalogue, readCatalogueVersion } from '@/lib/data/catalogue/catalogue';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { type Catalogue, catalogueSchema } from '@/lib/domain/catalogue';
import { AppError } from '@/lib/domain/errors';
import { cache } from '@/lib/integrations/redis/cache';
import { type Keyed, keyedParts } from './keyed';

/** Parsed catalogues of this process, by tenant. An entry is valid only for the tenant's current version. */
const parsed = new LRUCache<string, Catalogue>({ max: 500 });

const gone = () => new AppError('not_found', 'This business is not here any more.');

/**
 * What the tenant sells now, never older than its last save: the version is read first (or passed in, when the caller
 * has just read it), and a cached value of another version is not used.
 * @throws AppError not_found when the tenant is gone
 */
export async function getCatalogue(ctx: TenantContext, knownVersion?: number): Promise<Catalogue> {
  const version = knownVersion ?? (await presentVersion(ctx));
  const known = parsed.get(ctx.tenantId);
  if (known?.tenant.catalogVersion === version) return known;
  const { whole } = keyedParts(ctx.tenantId);
  const fresh = await cache.getOrLoad(whole.key, version, whole.schema, async () => {
    const value = await load(ctx);
    return { version: value.tenant.catalogVersion, value };
  });
  const latest = parsed.get(ctx.tenantId);
  if (!latest || latest.tenant.catalogVersion < fresh.tenant.catalogVersion) parsed.set(ctx.tenantId, fresh);
  return fresh;
}

/**
 * The catalogue as this process last saw it, without checking that it is current. Only for a write that names its
 * version (`writeBooking`): Postgres refuses an older one.
 */
export async function getLastSeenCatalogue(ctx: TenantContext): Promise<Catalogue> {
  return parsed.get(ctx.tenantId) ?? getCatalogue(ctx);
}

/**
 * A current part of the catalogue: derived from this process's copy, else read by its own cache key, so that a cold
 * process need not fetch the whole catalogue to answer for one package.
 * @throws AppError not_found when the tenant is gone
 */
export async function readPart<T>(ctx: TenantContext, { key, schema, cut }: Keyed<T>): Promise<T> {
  const version = await presentVersion(ctx);
  const known = parsed.get(ctx.tenantId);
  if (known?.tenant.catalogVersion === version) return cut(known);
  return cache.getOrLoad(key, version, schema, async () => {
    const catalogue = await getCatalogue(ctx, version);
    return { version: catalogue.tenant.catalogVersion, value: cut(catalogue) };
  });
}

/** This process's copy, whatever its version; tells the keys of what was cached. */
export function lastSeenCatalogue(tenantId: string): Catalogue | undefined {
  return parsed.get(tenantId);
}

async function presentVersion(ctx: TenantContext): Promise<number> {
  const version = await readCatalogueVersion(ctx);
  if (version === null) throw gone();
  return version;
}

async function load(ctx: TenantContext): Promise<Catalogue> {
  const catalogue = await readCatalogue(ctx);
  if (!catalogue) throw gone();
  return catalogueSchema.parse(catalogue);
}
