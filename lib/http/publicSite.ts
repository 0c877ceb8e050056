import { unstable_cache } from 'next/cache';
import { findTenantBySlug } from '@/lib/data/catalogue';
import type { TenantContext } from '@/lib/data/context';
import { mintTenantContext } from '@/lib/data/mint-context';
import { readSite, type Site } from '@/lib/data/sites';
import type { Catalogue } from '@/lib/domain/catalogue';
import { getCatalogue } from '@/lib/usecases/catalogue/read';
import { tenantTag } from './catalogChanged';

export type PublicSite = { catalogue: Catalogue; site: Site };

/** The right to act for a tenant as a visitor of its public pages; null when there is no such business. */
export async function publicContext(slug: string): Promise<TenantContext | null> {
  const tenant = await findTenantBySlug(slug);
  return tenant && mintTenantContext(tenant.id, { kind: 'CUSTOMER', id: null, name: '' });
}

/**
 * What the public pages of a tenant show, cached with the tenant's tag until its next save. Null: no such business.
 * Never for what decides a booking.
 */
export function getPublicSite(slug: string): Promise<PublicSite | null> {
  return unstable_cache(() => load(slug), ['public-site', slug], { tags: [tenantTag(slug)] })();
}

async function load(slug: string): Promise<PublicSite | null> {
  const ctx = await publicContext(slug);
  if (!ctx) return null;
  const [catalogue, site] = await Promise.all([getCatalogue(ctx), readSite(ctx)]);
  return site && { catalogue, site };
}
