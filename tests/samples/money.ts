import { v7 } from 'uuid';
import type { Ground, Samples } from '@/tests/support/data-samples';

export async function samples({ ctx, a, own, day, at, money }: Ground): Promise<Samples> {
  const d = {
    checkouts: await import('@/lib/data/money/checkouts'),
    connect: await import('@/lib/data/money/stripe-accounts'),
    disputes: await import('@/lib/data/money/disputes'),
    owedMoney: await import('@/lib/data/money/owed-money'),
    payments: await import('@/lib/data/money/payments'),
    refunds: await import('@/lib/data/money/refunds'),
  };
  return {
    'checkouts.readBookingOfCheckout': () => d.checkouts.readBookingOfCheckout(ctx, a.checkoutId),
    'checkouts.findCheckoutOwner': async () => {
      await d.checkouts.findCheckoutOwner('cs_x', null);
      await d.checkouts.findCheckoutOwner('cs_x', { tenantId: ctx.tenantId, checkoutId: a.checkoutId });
    },
    'checkouts.findCheckoutOwnerById': () => d.checkouts.findCheckoutOwnerById(ctx.tenantId, a.checkoutId),
    'checkouts.setCheckoutFailure': () => d.checkouts.setCheckoutFailure(ctx, a.checkoutId, 'x'),
    'checkouts.openedCheckout': () =>
      d.checkouts.openedCheckout(ctx, a.checkoutId, {
        id: v7(),
        url: 'x',
        expiresAt: at,
        stripeAccountId: 'acct_x',
      }),
    'checkouts.addCheckout': () =>
      own((tx) =>
        d.checkouts.addCheckout(tx, ctx, {
          id: v7(),
          bookingId: a.bookingId,
          purpose: 'BALANCE',
          ...money,
          expiresAt: new Date(at),
        }),
      ),
    'checkouts.setCheckoutStatus': () =>
      own((tx) => d.checkouts.setCheckoutStatus(tx, ctx, [a.checkoutId], 'COMPLETED')),
    'stripe-accounts.readConnectState': () => d.connect.readConnectState(ctx),
    'stripe-accounts.saveConnectAccount': () => d.connect.saveConnectAccount(ctx, 'acct_x'),
    'stripe-accounts.saveAccountState': () =>
      d.connect.saveAccountState({
        requirements: { due: 0, pastDue: 0, deadline: null },
        lost: false,
        id: 'acct_x',
        chargesEnabled: true,
        payoutsEnabled: true,
        detailsSubmitted: true,
      }),
    'disputes.addDispute': () =>
      own((tx) =>
        d.disputes.addDispute(tx, ctx, {
          id: v7(),
          bookingId: a.bookingId,
          paymentId: a.paymentId,
          stripeDisputeId: v7(),
          amountCents: 1,
          takenCents: 1,
          keptCents: 0,
          currency: 'GBP',
          reason: '',
          status: 'OPEN',
          openedAt: new Date(at),
          closedAt: null,
        }),
      ),
    'disputes.updateDispute': () =>
      own((tx) =>
        d.disputes.updateDispute(tx, ctx, a.disputeId, {
          status: 'WON',
          amountCents: 1,
          takenCents: 0,
          keptCents: 0,
          closedAt: new Date(at),
        }),
      ),
    'owed-money.listPastBalanceDate': () => d.owedMoney.listPastBalanceDate(ctx, day),
    'owed-money.listOpenDisputes': () => d.owedMoney.listOpenDisputes(ctx),
    'payments.addPayment': () =>
      own((tx) =>
        d.payments.addPayment(tx, ctx, {
          id: v7(),
          bookingId: a.bookingId,
          checkoutId: null,
          purpose: 'FULL',
          method: 'CASH',
          ...money,
          stripePaymentIntentId: null,
          note: '',
          recordedById: null,
          paidAt: new Date(at),
        }),
      ),
    'payments.beginLook': () => d.payments.beginLook(ctx, a.paymentId),
    'payments.applyLook': () => own((tx) => d.payments.applyLook(tx, ctx, a.paymentId, 1)),
    'payments.readPaymentToSettle': () => d.payments.readPaymentToSettle(ctx, a.paymentId),
    'payments.noteRefusedMove': () => d.payments.noteRefusedMove(ctx, a.paymentId),
    'payments.findPaymentOwner': () => d.payments.findPaymentOwner('pi_x'),
    'payments.saveStripeCustomer': () =>
      own((tx) => d.payments.saveStripeCustomer(tx, ctx, a.customerId, 'cus_x')),
    'refunds.addRefund': () =>
      own((tx) =>
        d.refunds.addRefund(tx, ctx, {
          id: v7(),
          bookingId: a.bookingId,
          paymentId: a.paymentId,
          ...money,
          reason: 'GOODWILL',
          note: '',
          status: 'PENDING',
          stripeRefundId: null,
          requestedById: null,
          settledAt: null,
        }),
      ),
    'refunds.updateRefund': () => own((tx) => d.refunds.updateRefund(tx, ctx, a.refundId, { failure: 'x' })),
    'refunds.readRefundToSend': () => d.refunds.readRefundToSend(ctx, a.refundId),
    'refunds.listOwedRefunds': () => d.refunds.listOwedRefunds(ctx),
  };
}
