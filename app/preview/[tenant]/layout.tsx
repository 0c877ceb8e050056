import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { Closed } from '@/components/site/closed';
import { OpensSoon } from '@/components/site/opens-soon';
import { PreviewBar } from '@/components/site/preview-bar';
import { SiteShell } from '@/components/site/site-shell';
import { getDraft } from '@/lib/http/pages/public-site';
import { previewedSite } from './preview';

type LayoutProps = { params: Promise<{ tenant: string }>; children: ReactNode };

export async function generateMetadata({ params }: LayoutProps): Promise<Metadata> {
  const page = await previewedSite((await params).tenant);
  return { title: { absolute: page?.catalogue.tenant.name ?? 'Opens soon' }, robots: { index: false } };
}

/**
 * A business's site for its own people, at the site's own address: the proxy leads browsers here that say they may look
 * (`previewCookie`). Whether they may is asked here, of the session. Strangers see what they see everywhere.
 */
export default async function PreviewLayout({ params, children }: LayoutProps) {
  const { tenant: slug } = await params;
  const page = await previewedSite(slug);
  if (!page) {
    const draft = await getDraft(slug);
    if (!draft) notFound();
    return <OpensSoon {...draft} />;
  }
  const { catalogue, site, isPreview } = page;
  return (
    <SiteShell catalogue={catalogue} site={site} bar={isPreview && <PreviewBar />}>
      {catalogue.tenant.status === 'ACTIVE' && site.published ? (
        children
      ) : (
        <Closed name={catalogue.tenant.name} contact={site} opened={site.published} />
      )}
    </SiteShell>
  );
}
