import { type LiveClaim, readLiveClaimsOfEach } from '@/lib/data/bookings/claims';
import type { StandingBooking } from '@/lib/data/bookings/standing';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { asAgreed } from '@/lib/domain/agreed';
import { availableDates } from '@/lib/domain/availability/dates';
import { serviceOf } from '@/lib/domain/availability/needs';
import { availableSlots } from '@/lib/domain/availability/slots';
import type { Catalogue } from '@/lib/domain/catalogue';
import { DAY } from '@/lib/domain/durations';
import { atItsOwnTime } from '@/lib/domain/office-choice';
import type { TouchedBooking } from './answers';

type Lacking = {
  booking: StandingBooking;
  /** Ids of the resources that it has and would lose. */
  lost: readonly string[];
};

/**
 * Other members of the resource group that could take each booking at its present time, with everything else unchanged; of
 * null nobody. Reads what is taken around all of them in one statement.
 */
export async function whoIsFree(
  ctx: TenantContext,
  after: Catalogue,
  bookings: readonly (Lacking | null)[],
): Promise<TouchedBooking['free'][]> {
  const searches = bookings.map((each) => each && searchFor(after, each));
  const found = searches.filter((each) => each !== null);
  const claims = await readLiveClaimsOfEach(
    ctx,
    [...new Set(found.flatMap(({ ids }) => ids))],
    found.map(({ booking: { start, end } }) => ({ from: start - 2 * DAY, to: end + 2 * DAY })),
  );
  return searches.map((each) => (each ? among(after, each, claims[found.indexOf(each)] ?? []) : []));
}

type Search = NonNullable<ReturnType<typeof searchFor>>;

/** Null: it has nobody to choose from. */
function searchFor(after: Catalogue, { booking, lost }: Lacking) {
  const agreed = asAgreed(atItsOwnTime(after, booking), booking);
  if (!agreed) return null;
  const service = serviceOf(agreed.catalogue, agreed.package);
  const needed = service.groups.flatMap(({ resourceIds }) => resourceIds);
  // The group that lacks a resource: the one that none of the booking's other resources belongs to.
  const kept = booking.resourceIds.filter((id) => !lost.includes(id));
  const ofGroups = service.groups.filter(({ resourceIds }) => !resourceIds.some((id) => kept.includes(id)));
  const others = [...new Set(ofGroups.flatMap(({ resourceIds }) => resourceIds))].filter(
    (id) => !booking.resourceIds.includes(id),
  );
  if (others.length === 0) return null;
  const quota = service.quotaResourceId === null ? [] : [service.quotaResourceId];
  return { booking, agreed, others, ids: [...new Set([...needed, ...quota])] };
}

function among(
  after: Catalogue,
  { booking, agreed, others, ids }: Search,
  /** Around the booking, of the resources of all searches. */
  all: readonly LiveClaim[],
): TouchedBooking['free'] {
  const claims = all.filter(
    ({ resourceId, bookingId }) => ids.includes(resourceId) && bookingId !== booking.id,
  );
  const { timeZone } = after.tenant;
  const isFree = (resourceId: string) => {
    const query = {
      ...agreed,
      from: booking.date,
      to: booking.date,
      timeZone,
      seats: booking.seats,
      resourceId,
      claims,
      now: Date.now(),
    };
    return booking.bookingType === 'DATE'
      ? availableDates(query).some(({ available }) => available)
      : availableSlots(query).some(({ start }) => start === booking.start);
  };
  return after.resources
    .filter(({ id }) => others.includes(id) && isFree(id))
    .map(({ slug, name }) => ({ slug, name }));
}
