import { CalendarOff } from 'lucide-react';
import type { Metadata } from 'next';
import { BookingFlow } from '@/components/booking/booking-flow';
import { offerOf } from '@/components/booking/offer';
import { PageNote } from '@/components/booking/page-note';
import { PageButton } from '@/components/ui/page-button';
import type { Catalogue, Package } from '@/lib/domain/catalogue';
import { siteLinks } from '@/lib/domain/site-links';
import { bookAction, leaveHoldsAction } from './actions';

type BookingPageProps = {
  catalogue: Catalogue;
  item: Package;
  /** The address's query, from `?` on; empty where there is none. */
  search: string;
};

/** The page on which a package is booked: the one of everybody (app/book) and the one of a visitor. */
export function BookingPage({ catalogue, item, search }: BookingPageProps) {
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
      search={search}
      home={links.home}
      monthRoute={`${links.book(item.slug)}/month`}
      book={bookAction.bind(null, tenant.slug)}
      leaveHolds={leaveHoldsAction.bind(null, tenant.slug)}
    />
  );
}

/** A business's page with the package that an address names; null: there is none. */
export function withPackage<Page extends { catalogue: Catalogue }>(page: Page | null, packageSlug: string) {
  const item = page?.catalogue.packages.find(({ slug }) => slug === packageSlug);
  return page && item ? { ...page, item } : null;
}

export const bookingMetadata = (found: { catalogue: Catalogue; item: Package } | null): Metadata => ({
  title: found ? { absolute: `Book ${found.item.name} · ${found.catalogue.tenant.name}` } : 'Not found',
  robots: { index: false },
});
