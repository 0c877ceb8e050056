import { notFound } from 'next/navigation';
import { getDraft, getPublicSite, type PublicSite } from '@/lib/http/pages/public-site';

/**
 * The site that a page of it shows; where no business is at the address, the page isn't found. Null: a draft, of which the
 * layout says that it opens soon. A page renders nothing then: what it renders would travel in the answer although the
 * layout leaves it out.
 */
export async function liveSite(slug: string): Promise<PublicSite | null> {
  const page = await getPublicSite(slug);
  if (page) return page;
  if (!(await getDraft(slug))) notFound();
  return null;
}
