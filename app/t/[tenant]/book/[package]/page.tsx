import { CalendarOff } from 'lucide-react';
import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { BookingFlow } from '@/components/booking/booking-flow';
import { offerOf } from '@/components/booking/offer';
import { PageNote } from '@/components/booking/page-note';
import { OpensSoon } from '@/components/site/opens-soon';
import { PageButton } from '@/components/ui/page-button';
import { siteLinks } from '@/lib/domain/site-links';
import { visitorContext } from '@/lib/http/auth/tenant-contexts';
import { getDraft, getRenamedPackage } from '@/lib/http/pages/public-site';
import { readPublicSite } from '@/lib/usecases/catalogue/read-public';
import { bookAction, leaveHoldsAction } from './actions';

type BookPageProps = {
  params: Promise<{ tenant: string; package: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Reads the current catalogue: the prices shown here must be those of the booking. */
const load = cache(async (tenant: string, packageSlug: string) => {
  const visitor = await visitorContext(tenant);
  if (visitor?.state !== 'open') return null;
  const page = await readPublicSite(visitor.ctx);
  const item = page?.catalogue.packages.find(({ slug }) => slug === packageSlug);
  return page && item ? { ...page, item } : null;
});

export async function generateMetadata({ params }: BookPageProps): Promise<Metadata> {
  const { tenant, package: item } = await params;
  const found = await load(tenant, item);
  return {
    title: found ? { absolute: `Book ${found.item.name} · ${found.catalogue.tenant.name}` } : 'Not found',
    robots: { index: false },
  };
}

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
  const { tenant } = catalogue;
  const offer = offerOf(catalogue, item, Date.now());
  const links = siteLinks(tenant.slug);
  if (tenant.status !== 'ACTIVE') {
    return (
      <PageNote
        icon={CalendarOff}
        title="No new bookings at the moment"
        actions={<PageButton href={links.home}>Back to {tenant.name}</PageButton>}
      >
        <p>
          {tenant.name} isn’t taking bookings online right now. If you have booked already, your booking
          stands and your link keeps working.
        </p>
      </PageNote>
    );
  }
  if (offer.arrangement === null) {
    return (
      <PageNote
        icon={CalendarOff}
        title={`${item.name} can’t be booked online yet`}
        actions={<PageButton href={links.package(item.slug)}>See what it includes</PageButton>}
      >
        <p>{tenant.name} is still setting up payments. Please get in touch with them to book it.</p>
      </PageNote>
    );
  }
  return (
    <BookingFlow
      offer={offer}
      home={links.home}
      monthRoute={`${links.book(item.slug)}/month`}
      book={bookAction.bind(null, tenant.slug)}
      leaveHolds={leaveHoldsAction.bind(null, tenant.slug)}
    />
  );
}

/** Keeps what was chosen when redirecting to the package's present slug. */
function queryOf(search: Record<string, string | string[] | undefined>): string {
  const query = new URLSearchParams(
    Object.entries(search).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  ).toString();
  return query && `?${query}`;
}
