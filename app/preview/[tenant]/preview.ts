import { cache } from 'react';
import { visitorContext } from '@/lib/http/auth/tenant-contexts';
import type { PublicSite } from '@/lib/http/pages/public-site';
import { readPublicSite } from '@/lib/usecases/catalogue/read-public';

/**
 * The site as it is now, never from a cache and never into one; null for whoever may not see it (`getDraft` says what they
 * see instead). Read once a request.
 */
export const previewedSite = cache(
  async (slug: string): Promise<(PublicSite & { isPreview: boolean }) | null> => {
    const visitor = await visitorContext(slug);
    const page = visitor?.state === 'open' ? await readPublicSite(visitor.ctx) : null;
    return page && visitor?.state === 'open' ? { ...page, isPreview: visitor.isPreview } : null;
  },
);
