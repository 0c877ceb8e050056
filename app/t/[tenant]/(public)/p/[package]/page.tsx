import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { offerOf } from '@/components/booking/offer';
import { AddOnList } from '@/components/site/add-on-list';
import { BookBar, BookCard } from '@/components/site/book-card';
import { packageData } from '@/components/site/business-data';
import { Gallery } from '@/components/site/gallery';
import { JsonLd } from '@/components/site/json-ld';
import { Inclusions } from '@/components/site/package-tiers';
import { PolicyText } from '@/components/site/policy-text';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { siteLinks } from '@/lib/domain/site-links';
import { spelled } from '@/lib/domain/spelling';
import { getPublicSite, getRenamedPackage, publicUrl } from '@/lib/http/pages/public-site';

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
  if (!found) return {};
  const { item, catalogue } = found;
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
      images: item.photos.slice(0, 1).map((photo) => photo.url),
    },
  };
}

export default async function PackagePage({ params }: PackagePageProps) {
  const found = await load(params);
  if (!found) {
    const { tenant, package: slug } = await params;
    const renamed = await getRenamedPackage(tenant, slug);
    // A temporary redirect: the owner may give the package its old slug again.
    if (renamed) redirect(siteLinks(tenant).package(renamed));
    notFound();
  }
  const { catalogue, item } = found;
  const { tenant, segments } = catalogue;
  const links = siteLinks(tenant.slug);
  const segment = segments.find(({ slug }) => slug === item.segmentSlug);
  const offer = offerOf(catalogue, item, Date.now());
  const bookable = offer.arrangement !== null;
  return (
    <>
      <JsonLd data={packageData(item, found, publicUrl)} />
      <div className="page grid gap-6 pt-6 sm:pt-8">
        <Breadcrumbs
          trail={[
            { label: tenant.name, href: links.home },
            ...(segment ? [{ label: segment.name, href: links.segment(segment.slug) }] : []),
            { label: item.name },
          ]}
        />
        <Gallery photos={item.photos} />
      </div>
      <div className="page grid gap-10 pt-10 lg:grid-cols-[1fr_22rem] lg:grid-rows-[auto_1fr] lg:gap-x-16 lg:gap-y-12 lg:pt-14">
        <div className="grid content-start gap-5">
          <h1 className="display text-[clamp(2.25rem,5vw,3.5rem)]">{item.name}</h1>
          {item.summary && <p className="text-xl text-pretty text-soft">{item.summary}</p>}
          {item.description && <p className="prose-plain text-lg">{item.description}</p>}
        </div>
        <aside className="lg:col-start-2 lg:row-span-2 lg:row-start-1" aria-label="Price and booking">
          <div className="lg:sticky lg:top-24">
            <BookCard item={item} catalogue={catalogue} bookable={bookable} />
          </div>
        </aside>
        <div className="grid content-start gap-12">
          {item.inclusions.length > 0 && (
            <section className="grid gap-4">
              <h2 className="display text-2xl">What is included</h2>
              <Inclusions lines={item.inclusions} />
            </section>
          )}
          {offer.addOns.length > 0 && (
            <section className="grid gap-4">
              <h2 className="display text-2xl">Extras you can add</h2>
              <AddOnList addOns={offer.addOns} tenant={tenant} />
            </section>
          )}
          <section className="grid gap-4">
            <h2 className="display text-2xl">{spelled('Booking, moving, cancelling', tenant.locale)}</h2>
            <PolicyText catalogue={{ tenant, policy: offer.policy }} />
          </section>
        </div>
      </div>
      {bookable && <BookBar item={item} catalogue={catalogue} />}
    </>
  );
}
