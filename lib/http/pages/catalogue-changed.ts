import { revalidateTag } from 'next/cache';
import { findTenantBySlug } from '@/lib/data/catalogue/catalogue';
import { forgetCatalogue } from '@/lib/usecases/catalogue/forget';
import { BELIEVED_MS } from './page-freshness';

/** The tag of all that is cached of a tenant's public pages. */
export const tenantTag = (slug: string) => `tenant:${slug}`;

/**
 * Called after the commit of every save that changes what a tenant's public pages show. Once it returns, no instance
 * serves anything older. It drops the cached catalogue first and then the pages: otherwise a page could be rendered
 * from the old catalogue. (Stale values are impossible even without it: they carry an older version than the one that
 * the save has raised.)
 */
export async function catalogueChanged(slug: string): Promise<void> {
  const believed = new Promise((resolve) => setTimeout(resolve, BELIEVED_MS));
  // The save is done, whether or not this look-up succeeds.
  const tenant = await findTenantBySlug(slug).catch(() => null);
  if (tenant) await forgetCatalogue(tenant.id);
  revalidateTag(tenantTag(slug), { expire: 0 });
  await believed;
}
