import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { packageData } from '@/components/site/business-data';
import { JsonLd } from '@/components/site/json-ld';
import { PackagePage } from '@/components/site/package-page';
import { shareImages } from '@/components/site/shown-elsewhere';
import { siteLinks } from '@/lib/domain/site-links';
import { getPublicSite, getRenamedPackage, publicUrl } from '@/lib/http/pages/public-site';
import { liveSite } from '../../live-site';

type PackagePageProps = { params: Promise<{ tenant: string; package: string }> };

export const generateStaticParams = async () => [];

async function load(params: PackagePageProps['params']) {
  const { tenant, package: slug } = await params;
  const page = await getPublicSite(tenant);
  const item = page?.catalogue.packages.find((each) => each.slug === slug);
  return page && item ? { ...page, item } : null;
}

export async function generateMetadata({ params }: PackagePageProps): Promise<Metadata> {
  const found = await load(params);
  if (!found) return { title: 'Not found' };
  const { item, catalogue, site } = found;
  const url = siteLinks(catalogue.tenant.slug).package(item.slug);
  const description = item.summary || item.description.slice(0, 160);
  return {
    title: item.name,
    description,
    alternates: { canonical: url },
    openGraph: {
      title: item.name,
      description,
      url,
      images: shareImages(item.photos[0]?.url, site.shareImage, site.heroImage),
    },
  };
}

export default async function TenantPackagePage({ params }: PackagePageProps) {
  const { tenant, package: slug } = await params;
  if (!(await liveSite(tenant, (links) => links.package(slug)))) return null;
  const found = await load(params);
  if (!found) {
    const renamed = await getRenamedPackage(tenant, slug);
    // A temporary redirect: the owner may give the package its old slug again.
    if (renamed) redirect(siteLinks(tenant).package(renamed));
    notFound();
  }
  return (
    <>
      <JsonLd data={packageData(found.item, found, publicUrl)} />
      <PackagePage {...found} />
    </>
  );
}
