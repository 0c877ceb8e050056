import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { SegmentPage } from '@/components/site/segment-page';
import { shareImages } from '@/components/site/shown-elsewhere';
import { siteLinks } from '@/lib/domain/site-links';
import { getPublicSite } from '@/lib/http/pages/public-site';
import { liveSite } from '../../live-site';

type SegmentPageProps = { params: Promise<{ tenant: string; segment: string }> };

export const generateStaticParams = async () => [];

async function load(params: SegmentPageProps['params']) {
  const { tenant, segment: slug } = await params;
  const page = await getPublicSite(tenant);
  const segment = page?.catalogue.segments.find((each) => each.slug === slug);
  return page && segment ? { ...page, segment } : null;
}

export async function generateMetadata({ params }: SegmentPageProps): Promise<Metadata> {
  const found = await load(params);
  if (!found) return { title: 'Not found' };
  const { segment, catalogue, site } = found;
  const url = siteLinks(catalogue.tenant.slug).segment(segment.slug);
  return {
    title: segment.name,
    description: segment.description,
    alternates: { canonical: url },
    openGraph: {
      title: segment.name,
      url,
      images: shareImages(segment.image, site.shareImage, site.heroImage),
    },
  };
}

export default async function TenantSegmentPage({ params }: SegmentPageProps) {
  const { tenant, segment: slug } = await params;
  if (!(await liveSite(tenant, (links) => links.segment(slug)))) return null;
  const found = await load(params);
  if (!found) notFound();
  return <SegmentPage {...found} />;
}
