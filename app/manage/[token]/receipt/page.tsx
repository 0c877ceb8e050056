import { LinkProblem } from '@/components/booking/link-problem';
import { PriceLines } from '@/components/booking/price-lines';
import { PrintButton } from '@/components/booking/print-button';
import { LinkButton } from '@/components/ui/link-button';
import { Money } from '@/components/ui/money';
import { bookingView } from '@/lib/domain/booking-view';
import { currencyName } from '@/lib/domain/money';
import { addressInWords } from '@/lib/domain/place';
import { dateInWords } from '@/lib/domain/when';
import { readReceipt } from '@/lib/usecases/bookings/read-own';
import { loadBooking, titleOf } from '../load';

type ReceiptPageProps = { params: Promise<{ token: string }> };

export const generateMetadata = async ({ params }: ReceiptPageProps) =>
  titleOf((await params).token, 'Receipt');

/** The receipt: what was agreed and what was paid, for printing. */
export default async function ReceiptPage({ params }: ReceiptPageProps) {
  const { token } = await params;
  const opened = await loadBooking(token);
  if (opened.state !== 'open') {
    return (
      <LinkProblem reason={opened.state} tenantSlug={opened.state === 'unknown' ? null : opened.tenantSlug} />
    );
  }
  const { booking, site, ctx } = opened;
  const { tenant, quote } = booking;
  const receipt = await readReceipt(ctx, { bookingId: booking.id });
  const view = bookingView(booking, site, Date.now());
  const dates = new Map([...receipt.payments, ...receipt.refunds].map(({ id, date }) => [id, date]));
  const dayOf = (id: string) => dateInWords(dates.get(id) ?? '', tenant.locale);
  const money = (cents: number) => <Money cents={cents} currency={booking.currency} locale={tenant.locale} />;
  const refunds = booking.refunds.filter(({ status }) => status !== 'FAILED');
  return (
    <article className="mx-auto grid max-w-2xl gap-8">
      <header className="flex flex-wrap items-start justify-between gap-4">
        <div className="grid gap-1">
          <h1 className="display text-4xl">Receipt</h1>
          <p className="text-sm text-soft">
            Booking {booking.reference}, made on {dateInWords(receipt.bookedOn, tenant.locale)}
          </p>
        </div>
        <div className="flex gap-2 print:hidden">
          <PrintButton />
          <LinkButton href={`/manage/${token}`} prefetch={false}>
            Back
          </LinkButton>
        </div>
      </header>
      <div className="grid gap-6 text-sm sm:grid-cols-2">
        <section aria-label="From" className="grid content-start gap-0.5">
          <h2 className="text-faint">From</h2>
          <p className="font-medium" dir="auto">
            {tenant.name}
          </p>
          {site && <p>{addressInWords(site)}</p>}
          {site?.contactEmail && <p>{site.contactEmail}</p>}
        </section>
        <section aria-label="For" className="grid content-start gap-0.5">
          <h2 className="text-faint">For</h2>
          <p className="font-medium" dir="auto">
            {booking.contactName}
          </p>
          <p className="[overflow-wrap:anywhere]">{booking.contactEmail}</p>
        </section>
      </div>
      <section aria-label="What was booked" className="grid gap-1">
        <h2 className="text-lg font-medium" dir="auto">
          {view.title}
        </h2>
        <p className="text-soft">{view.when.first}</p>
        {view.place && <p className="text-soft">{view.place}</p>}
      </section>
      <PriceLines quote={quote} locale={tenant.locale} taxName={receipt.taxName} />
      <section aria-label="Payments" className="grid gap-2 text-sm">
        <h2 className="text-lg font-medium">Payments</h2>
        {booking.payments.length === 0 && <p className="text-soft">Nothing has been paid yet.</p>}
        <ul className="grid gap-1.5">
          {booking.payments.map((payment) => (
            <li key={payment.id} className="flex justify-between gap-4">
              <span>
                {dayOf(payment.id)}, {methods[payment.method]}
              </span>
              {money(payment.amountCents)}
            </li>
          ))}
          {refunds.map((refund) => (
            <li key={refund.id} className="flex justify-between gap-4">
              <span>
                {dayOf(refund.id)}, {refund.status === 'SUCCEEDED' ? 'refunded' : 'refund on its way'}
              </span>
              {money(-refund.amountCents)}
            </li>
          ))}
        </ul>
      </section>
      <p className="border-t pt-4">
        {view.money} All sums are in {currencyName(booking.currency)} ({booking.currency}).
      </p>
    </article>
  );
}

const methods = { CARD: 'card', CASH: 'cash', TRANSFER: 'transfer' };
