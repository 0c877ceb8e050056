import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { AskButton } from '@/components/site/assistant/ask-button';
import { Closed } from '@/components/site/closed';
import { OpensSoon } from '@/components/site/opens-soon';
import { shareImages, siteIcons } from '@/components/site/shown-elsewhere';
import { SiteShell } from '@/components/site/site-shell';
import { siteLinks } from '@/lib/domain/site-links';
import { askedOn } from '@/lib/http/assistant/has-assistant';
import { getDraft, getPublicSite, publicUrl } from '@/lib/http/pages/public-site';

type LayoutProps = { params: Promise<{ tenant: string }>; children: ReactNode };

/** Rendered on the first request and cached until the tenant's next save; the build knows no tenant. */
export const dynamic = 'force-static';
export const generateStaticParams = async () => [];

export async function generateMetadata({ params }: LayoutProps): Promise<Metadata> {
  const { tenant: slug } = await params;
  const page = await getPublicSite(slug);
  if (!page) {
    const draft = await getDraft(slug);
    return draft ? { title: { absolute: draft.name }, robots: { index: false } } : {};
  }
  const { catalogue, site } = page;
  const { tenant } = catalogue;
  const open = tenant.status === 'ACTIVE' && site.published;
  return {
    metadataBase: new URL(publicUrl()),
    title: {
      absolute: site.headline ? `${tenant.name} · ${site.headline}` : tenant.name,
      template: `%s · ${tenant.name}`,
    },
    description: site.tagline || site.about.slice(0, 160),
    openGraph: {
      siteName: tenant.name,
      type: 'website',
      url: siteLinks(slug).home,
      images: shareImages(site.shareImage, site.heroImage),
    },
    twitter: { card: 'summary_large_image' },
    icons: siteIcons(site),
    robots: open ? undefined : { index: false },
  };
}

export default async function PublicLayout({ params, children }: LayoutProps) {
  const { tenant: slug } = await params;
  const page = await getPublicSite(slug);
  if (!page) {
    const draft = await getDraft(slug);
    if (!draft) notFound();
    return <OpensSoon {...draft} />;
  }
  const { catalogue, site } = page;
  const active = catalogue.tenant.status === 'ACTIVE';
  const ask = askedOn(page);
  return (
    <SiteShell catalogue={catalogue} site={site} ask={ask && <AskButton {...ask} />}>
      {active && site.published ? (
        children
      ) : (
        <Closed name={catalogue.tenant.name} contact={site} opened={site.published} />
      )}
    </SiteShell>
  );
}
