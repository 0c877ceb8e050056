import { unstable_cache } from 'next/cache';
import { cache } from 'react';
import { findTenantBySlug } from '@/lib/data/catalogue/catalogue';
import type { Site } from '@/lib/data/catalogue/sites';
import { mintTenantContext } from '@/lib/data/connection/mint-context';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import type { Catalogue } from '@/lib/domain/catalogue';
import { mayBeSlug } from '@/lib/domain/ids';
import { env } from '@/lib/env';
import { findRenamedPackage, readPublicSite } from '@/lib/usecases/catalogue/read-public';
import { tenantTag } from './catalogue-changed';
import { editionTag, NO_EDITION } from './page-freshness';

export type PublicSite = { catalogue: Catalogue; site: Site };

/** The right to act for a tenant as a visitor of its public pages; null when there is no such business. */
export async function publicContext(slug: string): Promise<TenantContext | null> {
  if (!mayBeSlug(slug)) return null;
  const tenant = await findTenantBySlug(slug);
  return tenant && mintTenantContext(tenant.id, { kind: 'CUSTOMER', id: null, name: '' });
}

/**
 * What the public pages of a tenant show, cached with the tenant's tag until its next save. Never for what decides a
 * booking. Null: no such business. page-cache.mjs doesn't cache that; the tags are set all the same, for a host that does.
 */
export async function getPublicSite(slug: string): Promise<PublicSite | null> {
  if (!mayBeSlug(slug)) return null;
  const edition = await editionOf(slug);
  const tags = [tenantTag(slug), editionTag(slug, edition)];
  return unstable_cache(() => load(slug), ['public-site', slug, edition], { tags })();
}

/** Read once a request. */
const editionOf = cache(async (slug: string): Promise<string> => {
  return (await findTenantBySlug(slug))?.edition ?? NO_EDITION;
});

/**
 * The present slug of a package that once had `oldSlug`; null: there is none, which page-cache.mjs doesn't cache either.
 */
export async function getRenamedPackage(slug: string, oldSlug: string): Promise<string | null> {
  if (!mayBeSlug(slug) || !mayBeSlug(oldSlug)) return null;
  const find = async () => {
    const ctx = await publicContext(slug);
    return ctx && findRenamedPackage(ctx, { oldSlug });
  };
  const edition = await editionOf(slug);
  const tags = [tenantTag(slug), editionTag(slug, edition)];
  return unstable_cache(find, ['renamed-package', slug, oldSlug, edition], { tags })();
}

/** The full address of a page of ours, for what leaves the site (previews, search engines). */
export function publicUrl(path = ''): string {
  return env.APP_URL + path;
}

async function load(slug: string): Promise<PublicSite | null> {
  const ctx = await publicContext(slug);
  return ctx && readPublicSite(ctx);
}
