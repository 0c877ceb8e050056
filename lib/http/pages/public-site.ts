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

/** What strangers may know of a draft: whose house it is, and that it opens soon. */
type Draft = { slug: string; name: string; accentColor: string };

/** A business as strangers see it. A draft holds nothing of its site, so no cached page can show it. */
type Shown = { live: PublicSite; draft: null } | { live: null; draft: Draft };

/** The right to read for the public pages of a business, a draft too; null when there is no such business. */
async function publicContext(slug: string): Promise<TenantContext | null> {
  if (!mayBeSlug(slug)) return null;
  const tenant = await tenantOf(slug);
  return tenant && mintTenantContext(tenant.id, { kind: 'CUSTOMER', id: null, name: '' });
}

/**
 * What the public pages of a live business show. Never for what decides a booking. Null: there is no such business, or it
 * is a draft (`getDraft`).
 */
export async function getPublicSite(slug: string): Promise<PublicSite | null> {
  return (await getShown(slug))?.live ?? null;
}

/** What strangers see in place of a draft's site; null for any other address. */
export async function getDraft(slug: string): Promise<Draft | null> {
  return (await getShown(slug))?.draft ?? null;
}

/**
 * Cached with the tenant's tag until its next save. Null: no such business. page-cache.mjs doesn't cache that; the tags are
 * set all the same, for a host that does.
 */
async function getShown(slug: string): Promise<Shown | null> {
  if (!mayBeSlug(slug)) return null;
  const edition = await editionOf(slug);
  const tags = [tenantTag(slug), editionTag(slug, edition)];
  return unstable_cache(() => load(slug), ['shown-site', slug, edition], { tags })();
}

/** Read once for a page. */
const tenantOf = cache(findTenantBySlug);

async function editionOf(slug: string): Promise<string> {
  return (await tenantOf(slug))?.edition ?? NO_EDITION;
}

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

async function load(slug: string): Promise<Shown | null> {
  const ctx = await publicContext(slug);
  const page = ctx && (await readPublicSite(ctx));
  if (!page) return null;
  const { tenant } = page.catalogue;
  if (tenant.liveAt !== null) return { live: page, draft: null };
  return {
    live: null,
    draft: { slug: tenant.slug, name: tenant.name, accentColor: page.site.accentColor },
  };
}
