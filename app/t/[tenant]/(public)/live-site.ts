import { notFound, redirect } from 'next/navigation';
import { siteLinks } from '@/lib/domain/site-links';
import { getDraft, getPublicSite, type PublicSite } from '@/lib/http/pages/public-site';

/**
 * The site that a page of it shows; where no business is at the address, the page isn't found, and a former address leads to
 * the same page at the present one. Null: a draft, of which the layout says that it opens soon. A page renders nothing then:
 * what it renders would travel in the answer although the layout leaves it out.
 */
export async function liveSite(
  slug: string,
  pageOf: (links: ReturnType<typeof siteLinks>) => string,
): Promise<PublicSite | null> {
  const page = await getPublicSite(slug);
  if (page) {
    const present = page.catalogue.tenant.slug;
    // A temporary redirect: the owner may go back to this address, and a browser that remembered would go in circles.
    if (present !== slug) redirect(pageOf(siteLinks(present)));
    return page;
  }
  if (!(await getDraft(slug))) notFound();
  return null;
}
