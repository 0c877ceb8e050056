'use client';

import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { InstantText } from '@/components/ui/instant-text';
import { Money } from '@/components/ui/money';
import { formatMoney } from '@/lib/domain/money';
import type { Quote } from '@/lib/domain/quote';
import { isDisputed } from '@/lib/domain/refunds';
import { type Acted, useAct } from './use-act';

type RefundTarget = { bookingId: string; refundId: string };

type MoneyCardProps = {
  booking: {
    id: string;
    currency: string;
    contactName: string;
    quote: Quote;
    tenant: { timeZone: string; locale: string };
    payments: {
      id: string;
      method: 'CARD' | 'CASH' | 'TRANSFER';
      amountCents: number;
      note: string;
      paidAt: number;
    }[];
    refunds: {
      id: string;
      paymentId: string;
      amountCents: number;
      status: 'PENDING' | 'SUCCEEDED' | 'FAILED';
      byBank: boolean;
      note: string;
      failure: string;
      createdAt: number;
    }[];
    disputes: {
      id: string;
      paymentId: string;
      amountCents: number;
      status: 'INQUIRY' | 'OPEN' | 'WON' | 'LOST';
      closedAt: number | null;
    }[];
  };
  /** The money sentence. */
  sentence: string;
  /** What was given back beyond what was paid, minor units. */
  tooMuchCents: number;
  /** What of each refund the business still has to hand back, minor units; by the refund's id. */
  waitingCents: Record<string, number>;
  mayRefund: boolean;
  retry: (target: RefundTarget) => Promise<Acted>;
  handedBack: (target: RefundTarget) => Promise<Acted>;
};

const methods = { CARD: 'Card', CASH: 'Cash', TRANSFER: 'Bank transfer' };

/** The agreed price, payments and refunds of a booking. */
export function MoneyCard({
  booking,
  sentence,
  tooMuchCents,
  waitingCents,
  mayRefund,
  retry,
  handedBack,
}: MoneyCardProps) {
  const { currency, quote, payments, refunds, disputes } = booking;
  const { timeZone, locale } = booking.tenant;
  const sum = (cents: number) => <Money cents={cents} currency={currency} locale={locale} />;
  return (
    <Card>
      <CardHeader title="Money" description={sentence} />
      <CardBody className="grid gap-5">
        {disputes.some((each) => each.status === 'OPEN') && (
          <Callout tone="danger" title="The customer’s bank disputes a payment">
            Refunds are frozen until the bank decides. Send your evidence in your Stripe dashboard.
          </Callout>
        )}
        {disputes.some((each) => each.status === 'INQUIRY' && each.closedAt === null) && (
          <Callout tone="caution" title="The customer’s bank asks about a payment">
            No money has been taken. Answer in your Stripe dashboard, or give the money back.
          </Callout>
        )}
        {tooMuchCents > 0 && (
          <Callout tone="caution" title={`${formatMoney(tooMuchCents, currency, locale)} too much went back`}>
            A part of this was given back in two ways. Ask {booking.contactName} for it, or leave it with
            them.
          </Callout>
        )}
        <table className="w-full text-sm">
          <caption className="sr-only">What was agreed</caption>
          <tbody>
            {quote.lines.map((line) => (
              <tr key={line.ref}>
                <td className="py-1">
                  {line.label}
                  {line.quantity > 1 && <span className="text-soft"> × {line.quantity}</span>}
                </td>
                <td className="py-1 text-right">{sum(line.totalCents)}</td>
              </tr>
            ))}
            {quote.discountCents > 0 && <Line label="Discount" value={sum(-quote.discountCents)} />}
            {quote.taxCents > 0 && (
              <Line label={quote.taxIncluded ? 'Tax, included' : 'Tax'} value={sum(quote.taxCents)} quiet />
            )}
            <tr className="border-t font-medium">
              <td className="py-1.5">Total</td>
              <td className="py-1.5 text-right">{sum(quote.totalCents)}</td>
            </tr>
          </tbody>
        </table>
        <ul className="grid gap-2 text-sm">
          {payments.length === 0 && <li className="text-soft">Nothing has come in yet.</li>}
          {payments.map((payment) => (
            <li
              key={payment.id}
              className="flex flex-wrap items-baseline justify-between gap-x-4 border-t pt-2"
            >
              <span>
                {methods[payment.method]}
                <span className="text-faint">
                  {' '}
                  <InstantText at={payment.paidAt} timeZone={timeZone} show="date" />
                </span>
                {payment.note && <span className="block text-soft">{payment.note}</span>}
              </span>
              {sum(payment.amountCents)}
            </li>
          ))}
          {refunds.map((refund) => {
            const byHand = payments.find((each) => each.id === refund.paymentId)?.method !== 'CARD';
            const waits = waitingCents[refund.id] ?? 0;
            return (
              <li key={refund.id} className="grid gap-2 border-t pt-2">
                <span className="flex flex-wrap items-baseline justify-between gap-x-4">
                  <span className="flex flex-wrap items-center gap-2">
                    Refund
                    {refund.byBank ? (
                      <Badge tone="neutral">By the bank</Badge>
                    ) : (
                      <RefundBadge
                        status={refund.status}
                        byHand={byHand}
                        isDisputed={isDisputed(disputes, refund.paymentId)}
                      />
                    )}
                    <span className="text-faint">
                      <InstantText at={refund.createdAt} timeZone={timeZone} show="date" />
                    </span>
                  </span>
                  {sum(-refund.amountCents)}
                </span>
                {refund.failure && (
                  <span className={refund.byBank ? 'text-soft' : 'text-danger'}>{refund.failure}</span>
                )}
                {refund.note && <span className="text-soft">{refund.note}</span>}
                {waits > 0 && mayRefund && (
                  <RefundActions
                    target={{ bookingId: booking.id, refundId: refund.id }}
                    amount={formatMoney(waits, currency, locale)}
                    failed={refund.status === 'FAILED' && !byHand}
                    retry={retry}
                    handedBack={handedBack}
                  />
                )}
              </li>
            );
          })}
        </ul>
      </CardBody>
    </Card>
  );
}

function Line({ label, value, quiet }: { label: string; value: React.ReactNode; quiet?: boolean }) {
  return (
    <tr className={quiet ? 'text-soft' : undefined}>
      <td className="py-1">{label}</td>
      <td className="py-1 text-right">{value}</td>
    </tr>
  );
}

function RefundBadge({
  status,
  byHand,
  isDisputed,
}: {
  status: 'PENDING' | 'SUCCEEDED' | 'FAILED';
  byHand: boolean;
  isDisputed: boolean;
}) {
  if (status === 'SUCCEEDED') return <Badge tone="positive">Given back</Badge>;
  if (status === 'FAILED') return <Badge tone="danger">Failed</Badge>;
  if (byHand) return <Badge tone="caution">To be handed back</Badge>;
  return <Badge tone="caution">{isDisputed ? 'Waits for the dispute' : 'On its way'}</Badge>;
}

/** The actions for a refund that is still to be given; also on the money page. */
export function RefundActions({
  target,
  amount,
  failed,
  retry,
  handedBack,
}: {
  target: RefundTarget;
  amount: string;
  failed: boolean;
} & Pick<MoneyCardProps, 'retry' | 'handedBack'>) {
  const act = useAct();
  return (
    <span className="flex flex-wrap gap-2">
      {failed && (
        <ConfirmDialog
          tone="accent"
          trigger={<Button size="small">Try again</Button>}
          title={`Send ${amount} again?`}
          consequence="It goes back to the card that was used."
          confirmLabel="Send again"
          onConfirm={() => act(() => retry(target), 'Refund is being sent again')}
        />
      )}
      <ConfirmDialog
        tone="accent"
        trigger={<Button size="small">I gave it back</Button>}
        title={`Have you given ${amount} back yourself?`}
        consequence="It counts as refunded, and nothing more is sent."
        confirmLabel="Yes, given back"
        onConfirm={() => act(() => handedBack(target), 'Noted as given back')}
      />
    </span>
  );
}
