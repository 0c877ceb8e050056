import { revalidateTag } from 'next/cache';
import { findTenantBySlug } from '@/lib/data/catalogue/catalogue';
import { forgetCatalogue } from '@/lib/usecases/catalogue/forget';
import { BELIEVED_MS } from './page-freshness';

/** The tag of all that is cached of a tenant's public pages. */
export const tenantTag = (slug: string) => `tenant:${slug}`;

/**
 * Called after the commit of every save that changes what a tenant's public pages show: nothing older is served once
 * it returns, by this instance or another. First what is cached of the catalogue goes, then the pages, or a page could
 * be made anew from the old. (Neither is what keeps old values from being believed: they carry an older version than
 * the one that the save itself has raised.)
 */
export async function catalogChanged(slug: string): Promise<void> {
  const believed = new Promise((resolve) => setTimeout(resolve, BELIEVED_MS));
  // The save is done whether or not this can be told.
  const tenant = await findTenantBySlug(slug).catch(() => null);
  if (tenant) await forgetCatalogue(tenant.id);
  revalidateTag(tenantTag(slug), { expire: 0 });
  await believed;
}
