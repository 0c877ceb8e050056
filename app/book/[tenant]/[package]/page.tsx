import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { BookingPage, bookingMetadata, withPackage } from '@/app/t/[tenant]/book/[package]/booking-page';
import { OpensSoon } from '@/components/site/opens-soon';
import { siteLinks } from '@/lib/domain/site-links';
import { getDraft, getPublicSite, getRenamedPackage } from '@/lib/http/pages/public-site';

type SharedPageProps = { params: Promise<{ tenant: string; package: string }> };

/**
 * Made at the first request and cached; the build knows no tenant. Not `force-static`: an action that is sent to such a page
 * sees no headers, so it couldn't be counted.
 */
export const generateStaticParams = async () => [];

const load = async (tenant: string, packageSlug: string) =>
  withPackage(await getPublicSite(tenant), packageSlug);

export async function generateMetadata({ params }: SharedPageProps): Promise<Metadata> {
  const { tenant, package: item } = await params;
  return bookingMetadata(await load(tenant, item));
}

/**
 * The booking page at /t/[tenant]/book/[package] as it is for everybody: kept until the business's next save, and no longer
 * than five minutes or its day (lib/http/pages/page-cache.mjs). What is free is asked for by the browser, what it costs is
 * decided by the booking.
 */
export default async function SharedBookingPage({ params }: SharedPageProps) {
  const { tenant: slug, package: packageSlug } = await params;
  const found = await load(slug, packageSlug);
  if (!found) {
    const draft = await getDraft(slug);
    if (draft) return <OpensSoon {...draft} />;
    const renamed = await getRenamedPackage(slug, packageSlug);
    if (renamed) redirect(siteLinks(slug).book(renamed));
    notFound();
  }
  const { catalogue, item } = found;
  if (catalogue.tenant.slug !== slug) redirect(siteLinks(catalogue.tenant.slug).book(packageSlug));
  return <BookingPage catalogue={catalogue} item={item} search="" />;
}
