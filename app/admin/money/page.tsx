import { HandCoins } from 'lucide-react';
import type { Metadata } from 'next';
import { BookingTable } from '@/components/office/bookings/booking-table';
import { DueLine } from '@/components/office/bookings/due-line';
import { RefundActions } from '@/components/office/bookings/money-card';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { bookingRow } from '@/lib/domain/booking-row';
import { formatMoney } from '@/lib/domain/money';
import { packRows } from '@/lib/domain/packed-rows';
import { localDateOf } from '@/lib/domain/time';
import { readBusiness } from '@/lib/usecases/business/read';
import { readDueMoney } from '@/lib/usecases/refunds/due-money';
import { admit } from '../admit';
import { handedBackAction, retryRefundAction } from '../bookings/actions';

export const metadata: Metadata = { title: 'Money' };

export default function MoneyPage() {
  return admit('booking:read', async ({ ctx, may }) => {
    const now = Date.now();
    const [due, business] = await Promise.all([readDueMoney(ctx, {}, now), readBusiness(ctx)]);
    const { timeZone, locale } = business;
    const today = localDateOf(now, timeZone);
    const { refunds, overdue, disputes } = due;
    return (
      <>
        <PageHeader
          title="Money"
          description="What waits for you: money to give back, balances overdue, disputes."
        />
        <div className="grid gap-5">
          {refunds.length + overdue.length + disputes.length === 0 && (
            <Card>
              <EmptyState
                icon={HandCoins}
                title="All settled"
                description="Nothing to give back, nothing overdue, no dispute."
                action={<LinkButton href="/admin/bookings">Bookings</LinkButton>}
              />
            </Card>
          )}
          {disputes.length > 0 && (
            <Card>
              <CardHeader
                title="Disputes"
                description="A customer’s bank has taken the money back for now. Send your evidence in your Stripe dashboard."
              />
              <ul className="divide-y">
                {disputes.map((each) => (
                  <DueLine key={each.id} {...each} at={each.openedAt} timeZone={timeZone} locale={locale} />
                ))}
              </ul>
            </Card>
          )}
          {refunds.length > 0 && (
            <Card>
              <CardHeader
                title="To give back"
                description="Refunds that didn’t go through, or of money that wasn’t paid by card."
              />
              <ul className="divide-y">
                {refunds.map((each) => (
                  <DueLine key={each.id} {...each} at={each.createdAt} timeZone={timeZone} locale={locale}>
                    {each.failure && <span className="text-sm text-danger">{each.failure}</span>}
                    {may('refund:create') && (
                      <RefundActions
                        target={{ bookingId: each.bookingId, refundId: each.id }}
                        amount={formatMoney(each.amountCents, each.currency, locale)}
                        failed={each.status === 'FAILED' && each.method === 'CARD'}
                        retry={retryRefundAction}
                        handedBack={handedBackAction}
                      />
                    )}
                  </DueLine>
                ))}
              </ul>
            </Card>
          )}
          {overdue.length > 0 && (
            <section className="grid gap-3" aria-labelledby="overdue">
              <h2 id="overdue" className="font-semibold">
                Overdue
              </h2>
              <BookingTable
                caption="Overdue balances"
                rows={packRows(overdue.map((each) => bookingRow(each, today)))}
              />
            </section>
          )}
        </div>
      </>
    );
  });
}
