import { CalendarOff } from 'lucide-react';
import { LinkProblem } from '@/components/booking/link-problem';
import { MoveFlow } from '@/components/booking/move-flow';
import { offerOf } from '@/components/booking/offer';
import { PageNote } from '@/components/booking/page-note';
import { LinkButton } from '@/components/ui/link-button';
import { bookingView } from '@/lib/domain/booking-view';
import { mayReschedule } from '@/lib/domain/policy';
import { readAgreed } from '@/lib/usecases/bookings/read-own';
import { loadBooking, titleOf } from '../load';
import { moveAction } from './actions';

export const generateMetadata = async ({ params }: { params: Promise<{ token: string }> }) =>
  titleOf((await params).token, 'Move');

/** The page to move a booking, with the same month and times as in the booking flow. */
export default async function MovePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const opened = await loadBooking(token);
  if (opened.state !== 'open') {
    return (
      <LinkProblem reason={opened.state} tenantSlug={opened.state === 'unknown' ? null : opened.tenantSlug} />
    );
  }
  const { booking, site, ctx } = opened;
  const now = Date.now();
  const { catalogue, package: item } = await readAgreed(ctx, { bookingId: booking.id });
  const may = mayReschedule({
    ...booking,
    policySnapshot: booking.policy,
    now,
    by: 'customer',
    locale: booking.tenant.locale,
  });
  const back = `/manage/${token}`;
  if (!may.ok) {
    return (
      <PageNote
        icon={CalendarOff}
        title="This booking can’t be moved online"
        actions={
          <LinkButton href={back} prefetch={false}>
            Back to the booking
          </LinkButton>
        }
      >
        <p>{may.detail}</p>
      </PageNote>
    );
  }
  return (
    <MoveFlow
      offer={offerOf(catalogue, item, now)}
      present={bookingView(booking, site, now).when.first}
      presentDate={booking.date}
      seats={booking.seats}
      base={back}
      move={moveAction.bind(null, token)}
      version={booking.version}
    />
  );
}
