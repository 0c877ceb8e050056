import { revalidateTag } from 'next/cache';

/** The tag of all that is cached of a tenant's public pages. */
export const tenantTag = (slug: string) => `tenant:${slug}`;

/**
 * Called after the commit of every save that changes what a tenant's public pages show: nothing older is served once
 * it returns. Cached catalogues need no telling: they carry the version that the save itself has raised.
 */
export function catalogChanged(slug: string): void {
  revalidateTag(tenantTag(slug), { expire: 0 });
}
