import { notFound, redirect } from 'next/navigation';
import { HomePage } from '@/components/site/home-page';
import { PackagePage } from '@/components/site/package-page';
import { SegmentPage } from '@/components/site/segment-page';
import { siteLinks } from '@/lib/domain/site-links';
import { previewedSite } from '../preview';

type PreviewPageProps = { params: Promise<{ tenant: string; path?: string[] }> };

/** Each page of the site: the paths are those of app/t/[tenant]/(public). */
export default async function PreviewPage({ params }: PreviewPageProps) {
  const { tenant, path = [] } = await params;
  const page = await previewedSite(tenant);
  // What strangers see, the layout says; nothing of the draft may travel with it.
  if (!page) return null;
  const { catalogue, site } = page;
  const present = siteLinks(catalogue.tenant.slug).home;
  if (catalogue.tenant.slug !== tenant) redirect([present, ...path].join('/'));
  const [kind, slug, more] = path;
  if (kind === undefined) return <HomePage {...page} />;
  const item = kind === 'p' && !more && catalogue.packages.find((each) => each.slug === slug);
  if (item) return <PackagePage catalogue={catalogue} item={item} />;
  const segment = kind === 's' && !more && catalogue.segments.find((each) => each.slug === slug);
  if (segment) return <SegmentPage catalogue={catalogue} segment={segment} site={site} />;
  notFound();
}
