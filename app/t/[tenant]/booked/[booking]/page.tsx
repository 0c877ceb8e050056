import { CalendarX, Hourglass } from 'lucide-react';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { loadBooking, titleOf } from '@/app/manage/[token]/load';
import { AttemptOver } from '@/components/booking/attempt-over';
import { Confirmation } from '@/components/booking/confirmation';
import { keptOf } from '@/components/booking/kept-of-package';
import { LinkProblem } from '@/components/booking/link-problem';
import { PageNote } from '@/components/booking/page-note';
import { UnpaidHold } from '@/components/booking/unpaid-hold';
import { WaitForConfirmation } from '@/components/booking/wait-for-confirmation';
import { LinkButton } from '@/components/ui/link-button';
import { bookingView } from '@/lib/domain/booking-view';
import { cancellationMoneyWords } from '@/lib/domain/cancellation-words';
import { formatMoney } from '@/lib/domain/money';
import { siteLinks } from '@/lib/domain/site-links';
import { spelled } from '@/lib/domain/spelling';
import type { CustomerBooking } from '@/lib/http/auth/customer-booking';
import { isAddressOf } from '@/lib/http/auth/tenant-contexts';
import { continueToPaymentAction, startOverAction } from './actions';
import { againHref } from './again-href';

type BookedPageProps = {
  params: Promise<{ tenant: string; booking: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
type Opened = Extract<CustomerBooking, { state: 'open' }>;

export async function generateMetadata({ searchParams }: BookedPageProps): Promise<Metadata> {
  return {
    title: { absolute: 'Your booking' },
    robots: { index: false, follow: false },
    referrer: 'no-referrer',
    ...(await titleOf(tokenIn(await searchParams))),
  };
}

const tokenIn = ({ token }: Record<string, string | string[] | undefined>) =>
  typeof token === 'string' ? token : '';

/** The page to which the payment page returns, paid or not. */
export default async function BookedPage({ params, searchParams }: BookedPageProps) {
  const [{ tenant, booking: id }, search] = await Promise.all([params, searchParams]);
  const token = tokenIn(search);
  const opened = await loadBooking(token);
  if (opened.state !== 'open') {
    return (
      <LinkProblem reason={opened.state} tenantSlug={opened.state === 'unknown' ? null : opened.tenantSlug} />
    );
  }
  const { booking, site } = opened;
  if (
    booking.id === id &&
    booking.tenant.slug !== tenant &&
    (await isAddressOf(tenant, booking.tenant.slug))
  ) {
    // A payment page that was opened before the business moved to another address.
    const left = search.left === undefined ? '' : '&left=1';
    redirect(`${siteLinks(booking.tenant.slug).booked(id)}?token=${token}${left}`);
  }
  if (booking.id !== id || booking.tenant.slug !== tenant) {
    return <LinkProblem reason="unknown" tenantSlug={null} />;
  }
  if (booking.status === 'PENDING') {
    return <Pending opened={opened} token={token} hasLeft={search.left !== undefined} />;
  }
  if (booking.status === 'EXPIRED') return <Expired opened={opened} />;
  if (booking.status === 'CANCELED') {
    return (
      <PageNote
        icon={CalendarX}
        title={spelled('This booking was cancelled', booking.tenant.locale)}
        actions={
          <>
            <LinkButton href={await againHref(opened, { withTime: false })} tone="accent">
              Book again
            </LinkButton>
            <LinkButton href={`/manage/${token}`}>See the booking</LinkButton>
          </>
        }
      >
        <AttemptOver item={keptOf(booking)} bookingId={booking.id} />
        <p>{bookingView(booking, site, Date.now()).money}</p>
      </PageNote>
    );
  }
  return (
    <>
      <AttemptOver item={keptOf(booking)} bookingId={booking.id} stands />
      <Confirmation
        view={bookingView(booking, site, Date.now())}
        booking={booking}
        manageHref={`/manage/${token}`}
      />
    </>
  );
}

async function Pending({ opened, token, hasLeft }: { opened: Opened; token: string; hasLeft: boolean }) {
  const { booking, site } = opened;
  const view = bookingView(booking, site, Date.now());
  const isProcessing = booking.checkouts.at(-1)?.status === 'PROCESSING';
  const here = siteLinks(booking.tenant.slug).booked(booking.id);
  const statusHref = `${here}/status?token=${token}`;
  if (!hasLeft || isProcessing || booking.holdExpiresAt === null) {
    return (
      <PageNote
        icon={Hourglass}
        title="Just a moment"
        actions={
          isProcessing ? undefined : (
            <LinkButton href={`${here}?token=${token}&left=1`} tone="link" prefetch={false}>
              I haven’t paid yet
            </LinkButton>
          )
        }
      >
        <p>
          {view.title}, {view.when.first}
        </p>
        <WaitForConfirmation statusHref={statusHref} email={booking.contactEmail} />
      </PageNote>
    );
  }
  return (
    <UnpaidHold
      what={`${view.title}, ${view.when.first}`}
      item={keptOf(booking)}
      until={booking.holdExpiresAt}
      isOver={booking.holdExpiresAt <= Date.now()}
      statusHref={statusHref}
      againHref={await againHref(opened, { withTime: true })}
      pay={continueToPaymentAction.bind(null, token, {})}
      leave={startOverAction.bind(null, token, {})}
    />
  );
}

async function Expired({ opened }: { opened: Opened }) {
  const { booking, site } = opened;
  const view = bookingView(booking, site, Date.now());
  if (booking.payments.length > 0) return <PaidTooLate opened={opened} />;
  return (
    <PageNote
      icon={CalendarX}
      title="The time to pay ran out"
      actions={
        <LinkButton href={await againHref(opened, { withTime: true })} tone="accent" size="large">
          Book again
        </LinkButton>
      }
    >
      <AttemptOver item={keptOf(booking)} bookingId={booking.id} />
      <p>
        {view.title}, {view.when.first}, is no longer held for you, and nothing was charged. If it is still
        free you can book it again: what you chose is filled in.
      </p>
    </PageNote>
  );
}

/** The payment arrived after the place was gone: it was charged and is refunded. */
async function PaidTooLate({ opened }: { opened: Opened }) {
  const { booking, site } = opened;
  const { title, when, business } = bookingView(booking, site, Date.now());
  const paidCents = booking.payments.reduce((total, { amountCents }) => total + amountCents, 0);
  const paid = formatMoney(paidCents, booking.currency, booking.tenant.locale);
  return (
    <PageNote
      icon={CalendarX}
      title="Your payment came too late"
      actions={
        <LinkButton href={await againHref(opened, { withTime: true })} tone="accent" size="large">
          Choose another time
        </LinkButton>
      }
    >
      <AttemptOver item={keptOf(booking)} bookingId={booking.id} />
      <p>
        {title}, {when.first}, was no longer free when your {paid} arrived, so this booking does not stand.
      </p>
      <p>{cancellationMoneyWords(booking, business, booking.tenant.locale).join(' ')}</p>
    </PageNote>
  );
}
