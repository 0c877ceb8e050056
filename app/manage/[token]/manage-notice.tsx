import { continueToPaymentAction } from '@/app/t/[tenant]/booked/[booking]/actions';
import { PayButton } from '@/components/booking/pay-button';
import { WaitForConfirmation } from '@/components/booking/wait-for-confirmation';
import { Callout } from '@/components/ui/callout';
import { cancellationMoneyWords } from '@/lib/domain/cancellation-words';
import { formatMoney } from '@/lib/domain/money';
import { moveWaitsUntil } from '@/lib/domain/pending-move';
import { spelled } from '@/lib/domain/spelling';
import { instantForCustomer, timeInWords, whenInWords, zoneInWords } from '@/lib/domain/when';
import type { CustomerBooking } from '@/lib/http/auth/customer-booking';
import { payMoveAction } from './actions';

type Opened = Extract<CustomerBooking, { state: 'open' }>;
type ManageNoticeProps = {
  opened: Opened;
  token: string;
  /** The checkout from whose payment page the customer has just returned. */
  paid: string | string[] | undefined;
  moved: boolean;
};

/** The most important notice: a payment on its way, a hold, a pending move or a refund. */
export function ManageNotice({ opened, token, paid, moved }: ManageNoticeProps) {
  const { booking } = opened;
  const { tenant } = booking;
  const say = (cents: number) => formatMoney(cents, booking.currency, tenant.locale);
  const checkout = booking.checkouts.find(({ id }) => id === paid);
  const isWaiting = checkout && ['NEW', 'OPEN', 'PROCESSING'].includes(checkout.status);
  if (isWaiting) {
    return (
      <WaitForConfirmation
        statusHref={`/manage/${token}/status?checkout=${checkout.id}`}
        email={booking.contactEmail}
        thenHref={`/manage/${token}?paid=${checkout.id}`}
      />
    );
  }
  if (booking.status === 'PENDING') return <ToPay booking={booking} token={token} />;
  const paidTooLate = booking.status === 'EXPIRED' && booking.payments.length > 0;
  if (booking.status === 'CANCELED' || paidTooLate) {
    const canceled = spelled('This booking is cancelled.', tenant.locale);
    const late = 'Your payment came too late, so this booking doesn’t stand.';
    return (
      <Callout tone="info" live title={paidTooLate ? late : canceled}>
        {cancellationMoneyWords(booking, tenant.name, tenant.locale).join(' ')}
      </Callout>
    );
  }
  if (booking.pendingMove) {
    const target = whenInWords(
      {
        ...booking.pendingMove,
        bookingType: booking.bookingType,
        locationKind: booking.package.locationKind,
      },
      { business: tenant.timeZone, visitor: booking.timeZone },
      tenant.locale,
    );
    const { checkoutId } = booking.pendingMove;
    const end = moveWaitsUntil(booking);
    const zones = { business: tenant.timeZone, customer: booking.timeZone };
    const until = end === null ? '' : instantForCustomer(end, zones, tenant.locale);
    if (booking.checkouts.find(({ id }) => id === checkoutId)?.status === 'PROCESSING') {
      return (
        <Callout tone="info" title={`Your bank is still working on the payment for ${target.first}.`}>
          Until it has arrived your booking stays as it is. We write to {booking.contactEmail} then.
        </Callout>
      );
    }
    return (
      <Callout
        tone="caution"
        title={`Your move to ${target.first} waits for ${say(booking.pendingMove.differenceCents)}.`}
      >
        <div className="grid justify-items-start gap-3">
          <p>
            Until it is paid your booking stays as it is. {until && `The new time is held until ${until}.`}
          </p>
          <PayButton pay={payMoveAction.bind(null, token, {})}>
            Pay {say(booking.pendingMove.differenceCents)}
          </PayButton>
        </div>
      </Callout>
    );
  }
  if (checkout?.status === 'COMPLETED') {
    return (
      <Callout tone="positive" live title={`Thank you: ${say(checkout.amountCents)} has arrived.`}>
        The confirmation is on its way to {booking.contactEmail}.
      </Callout>
    );
  }
  if (moved) {
    return (
      <Callout tone="positive" live title="Moved.">
        The new time is on its way to {booking.contactEmail}.
      </Callout>
    );
  }
  return null;
}

/** A held place, with a button to the payment page. */
function ToPay({ booking, token }: { booking: Opened['booking']; token: string }) {
  if (booking.checkouts.at(-1)?.status === 'PROCESSING') {
    return (
      <Callout tone="info" title="Your bank is still working on the payment.">
        We write to {booking.contactEmail} as soon as it has arrived.
      </Callout>
    );
  }
  const { locale } = booking.tenant;
  const until = booking.holdExpiresAt && holdEndInWords(booking.holdExpiresAt, booking);
  return (
    <Callout
      tone="caution"
      title={until ? `Held for you until ${until}.` : 'This booking waits for its payment.'}
    >
      <div className="grid justify-items-start gap-3">
        <p>It is booked as soon as the payment arrives. Nothing has been charged so far.</p>
        <PayButton pay={continueToPaymentAction.bind(null, token, {})}>
          Pay {formatMoney(booking.dueNowCents, booking.currency, locale)}
        </PayButton>
      </div>
    </Callout>
  );
}

/** In the business's time zone, which is named where the customer's clock shows another time (rule: time). */
function holdEndInWords(end: number, { tenant, timeZone }: Opened['booking']): string {
  const of = (zone: string) => timeInWords(end, zone, tenant.locale);
  const words = of(tenant.timeZone);
  return words === of(timeZone) ? words : `${words} (${zoneInWords(tenant.timeZone)})`;
}
