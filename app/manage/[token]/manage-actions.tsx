import { againHref } from '@/app/t/[tenant]/booked/[booking]/again-href';
import { AttemptOver } from '@/components/booking/attempt-over';
import { CancelButton } from '@/components/booking/cancel-button';
import { keptOf } from '@/components/booking/kept-of-package';
import { PayButton } from '@/components/booking/pay-button';
import { LinkButton } from '@/components/ui/link-button';
import { formatMoney } from '@/lib/domain/money';
import { moneyState } from '@/lib/domain/money-state';
import { mayReschedule } from '@/lib/domain/policy';
import { policySentences } from '@/lib/domain/policy-sentences';
import { localDateOf } from '@/lib/domain/time';
import type { CustomerBooking } from '@/lib/http/auth/customer-booking';
import { previewCancellation } from '@/lib/usecases/bookings/cancel';
import { cancelAction, payBalanceAction } from './actions';

type Opened = Extract<CustomerBooking, { state: 'open' }>;

/** What the customer may do now, with the reason where an action isn't allowed. */
export async function ManageActions({ opened, token }: { opened: Opened; token: string }) {
  const { ctx, booking } = opened;
  const { tenant, policy } = booking;
  if (booking.status === 'PENDING') return null;
  if (booking.status !== 'CONFIRMED') {
    return (
      <aside aria-label="What you can do" className="grid gap-4">
        {(booking.status === 'CANCELED' || booking.status === 'EXPIRED') && (
          <AttemptOver item={keptOf(booking)} bookingId={booking.id} />
        )}
        <LinkButton href={await againHref(opened, { withTime: false })} tone="accent" prefetch={false}>
          Book again
        </LinkButton>
      </aside>
    );
  }
  const now = Date.now();
  const { owedCents } = moneyState(booking, localDateOf(now, tenant.timeZone));
  const say = (cents: number) => formatMoney(cents, booking.currency, tenant.locale);
  const cancel = await previewCancellation(ctx, { bookingId: booking.id, by: 'customer' });
  const move = mayReschedule({
    ...booking,
    policySnapshot: policy,
    now,
    by: 'customer',
    locale: tenant.locale,
  });
  return (
    <aside aria-label="What you can do" className="grid gap-4">
      {owedCents > 0 && booking.arrangement === 'ONLINE' && tenant.chargesEnabled && (
        <PayButton pay={payBalanceAction.bind(null, token, {})}>Pay {say(owedCents)} now</PayButton>
      )}
      {booking.pendingMove ? null : move.ok ? (
        <LinkButton href={`/manage/${token}/move`} prefetch={false}>
          Move to another {booking.bookingType === 'DATE' ? 'date' : 'time'}
        </LinkButton>
      ) : (
        <p className="text-sm text-soft">{move.detail}</p>
      )}
      {cancel.ok ? (
        <CancelButton
          consequence={consequenceOf(cancel, say, tenant.name)}
          cancel={cancelAction.bind(null, token, {
            version: booking.version,
            refundCents: cancel.refundCents,
          })}
        />
      ) : (
        !(!move.ok && cancel.detail === move.detail) && <p className="text-sm text-soft">{cancel.detail}</p>
      )}
      <details className="text-sm">
        <summary className="min-h-9 py-1.5 text-soft pointer-coarse:min-h-11">
          The terms you agreed to
        </summary>
        <ul className="mt-1 grid gap-1 text-soft">
          {policySentences(policy, booking.currency, tenant.locale).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </details>
    </aside>
  );
}

function consequenceOf(
  outcome: { refundCents: number; keptCents: number },
  say: (cents: number) => string,
  business: string,
): string {
  const { refundCents, keptCents } = outcome;
  if (refundCents === 0 && keptCents === 0) {
    return 'Nothing has been paid, so nothing is refunded and nothing is owed. The time is free again at once.';
  }
  const back =
    refundCents > 0
      ? `You get ${say(refundCents)} back, the way you paid.`
      : 'Nothing is paid back, by the terms you agreed to.';
  const kept = keptCents > 0 ? ` ${business} keeps ${say(keptCents)}.` : '';
  return `${back}${kept} The time is free again at once, and this can’t be undone.`;
}
