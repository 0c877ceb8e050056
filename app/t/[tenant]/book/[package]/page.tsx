import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { OpensSoon } from '@/components/site/opens-soon';
import { siteLinks } from '@/lib/domain/site-links';
import { visitorContext } from '@/lib/http/auth/tenant-contexts';
import { getDraft, getRenamedPackage } from '@/lib/http/pages/public-site';
import { readPublicSite } from '@/lib/usecases/catalogue/read-public';
import { BookingPage, bookingMetadata, withPackage } from './booking-page';

type BookPageProps = {
  params: Promise<{ tenant: string; package: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Reads the current catalogue: the prices shown here must be those of the booking. */
const load = cache(async (tenant: string, packageSlug: string) => {
  const visitor = await visitorContext(tenant);
  if (visitor?.state !== 'open') return null;
  return withPackage(await readPublicSite(visitor.ctx), packageSlug);
});

export async function generateMetadata({ params }: BookPageProps): Promise<Metadata> {
  const { tenant, package: item } = await params;
  return bookingMetadata(await load(tenant, item));
}

/**
 * The booking page of one visitor: with a choice in its address, of a draft for its own people, and wherever no server of
 * our own keeps pages. Without any of these the same page is answered from the cache (app/book).
 */
export default async function BookPage({ params, searchParams }: BookPageProps) {
  const { tenant: slug, package: packageSlug } = await params;
  const found = await load(slug, packageSlug);
  if (!found) {
    const draft = await getDraft(slug);
    if (draft) return <OpensSoon {...draft} />;
    const renamed = await getRenamedPackage(slug, packageSlug);
    if (renamed) redirect(`${siteLinks(slug).book(renamed)}${queryOf(await searchParams)}`);
    notFound();
  }
  const { catalogue, item } = found;
  // A former address: what was chosen comes along.
  if (catalogue.tenant.slug !== slug)
    redirect(`${siteLinks(catalogue.tenant.slug).book(packageSlug)}${queryOf(await searchParams)}`);
  return <BookingPage catalogue={catalogue} item={item} search={queryOf(await searchParams)} />;
}

/** Keeps what was chosen when redirecting to the package's present slug. */
function queryOf(search: Record<string, string | string[] | undefined>): string {
  const query = new URLSearchParams(
    Object.entries(search).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  ).toString();
  return query && `?${query}`;
}
