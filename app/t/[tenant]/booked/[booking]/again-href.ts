import { flowHref } from '@/components/booking/flow-href';
import { siteLinks } from '@/lib/domain/site-links';
import type { CustomerBooking } from '@/lib/http/auth/customer-booking';
import { readCatalogue } from '@/lib/usecases/catalogue/read-public';

type Opened = Extract<CustomerBooking, { state: 'open' }>;

/**
 * The address of the booking flow as the customer left it, with the present slugs of add-ons and people; the business's
 * site when the package isn't sold any more. `withTime`: for the same time, too.
 */
export async function againHref(
  { ctx, booking }: Opened,
  { withTime }: { withTime: boolean },
): Promise<string> {
  const { packages, addOns, resources } = await readCatalogue(ctx);
  const { basket, tenant } = booking;
  if (!packages.some(({ slug }) => slug === booking.package.slug)) return siteLinks(tenant.slug).home;
  return flowHref({
    tenantSlug: tenant.slug,
    packageSlug: booking.package.slug,
    date: withTime && booking.bookingType === 'DATE' ? booking.date : null,
    start: withTime && booking.bookingType === 'TIMESLOT' ? booking.start : null,
    seats: booking.seats,
    resource: resources.find(({ id }) => id === basket.resourceId)?.slug ?? null,
    extras: basket.addOns.flatMap(({ addOnId, quantity }) => {
      const slug = addOns.find(({ id }) => id === addOnId)?.slug;
      return slug ? [{ slug, quantity }] : [];
    }),
  });
}
