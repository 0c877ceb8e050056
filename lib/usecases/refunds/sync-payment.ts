import { applyLook, beginLook, findPaymentOwner } from '@/lib/data/money/payments';
import { NotYet } from '@/lib/domain/jobs/not-yet';
import { givenTooMuch, isDisputed, keptByBanks } from '@/lib/domain/refunds';
import { listDisputes, type StripeDispute } from '@/lib/integrations/stripe/disputes';
import { listRefunds, type StripeRefund } from '@/lib/integrations/stripe/refunds';
import { type Change, changeBooking } from '@/lib/usecases/booking-core/change';
import { countWhatBanksDecided } from './given-by-banks';
import { mirrorFailed, mirrorStanding, pairRefunds } from './mirror-refunds';
import { recordDispute } from './record-dispute';
import type { SyncedPayment } from './synced-payment';
import { fitWaitingRefunds, sendWaitingRefunds } from './waiting-refunds';

const SOON_MS = 15_000;

/**
 * Reconciles a payment's refunds and disputes with Stripe as they are now, including those made in Stripe's dashboard.
 * So neither the order nor the number of events matters. `told`: what Stripe has just answered, in case its list
 * doesn't contain it yet.
 * @returns a word on the result
 * @throws NotYet while the payment isn't known here yet: its event was overtaken; AppError unavailable
 */
export async function syncPaymentWithStripe(
  paymentIntentId: string | null,
  told: StripeRefund[] = [],
): Promise<string> {
  if (!paymentIntentId) return 'without a payment';
  const owner = await findPaymentOwner(paymentIntentId);
  if (!owner) throw new NotYet(`Payment ${paymentIntentId} is not known here yet`, SOON_MS);
  const look = await beginLook(owner.ctx, owner.id);
  const listed = await listRefunds(paymentIntentId, owner.accountId);
  const refunds = [...listed, ...told.filter(({ id }) => listed.every((refund) => refund.id !== id))];
  const disputes = await listDisputes(paymentIntentId, owner.accountId);
  await changeBooking(owner.ctx, owner, async (change) => {
    if (await applyLook(change.tx, change.ctx, owner.id, look)) {
      await bringInLine(change, owner.id, refunds, disputes);
    }
  });
  return 'looked up';
}

async function bringInLine(
  change: Change,
  paymentId: string,
  refunds: StripeRefund[],
  disputes: StripeDispute[],
): Promise<void> {
  const { booking } = change;
  const payment = booking.payments.find(({ id }) => id === paymentId);
  if (!payment) throw new Error(`Payment ${paymentId} is gone`);
  const synced: SyncedPayment = {
    payment,
    refunds: booking.refunds,
    disputes: booking.disputes,
    changed: false,
  };
  const wasFrozen = isFrozen(synced);
  const before = givenTooMuch(synced, payment);
  const keptBefore = keptByBanks(synced.disputes, payment);
  for (const dispute of disputes) await recordDispute(change, synced, dispute);
  const paired = pairRefunds(synced, refunds);
  await mirrorFailed(change, synced, paired);
  await countWhatBanksDecided(change, synced, paired, keptBefore);
  // Waiting refunds are reduced before standing ones are written: together they never exceed their payment.
  await fitWaitingRefunds(change, synced, paired);
  await mirrorStanding(change, synced, paired);
  if (wasFrozen && !isFrozen(synced)) await sendWaitingRefunds(change, synced);
  const amountCents = givenTooMuch(synced, payment);
  if (amountCents > before) await change.record('refund.exceeds', { after: { amountCents } });
  if (synced.changed) await change.record('payment.share_changed', { detail: { paymentId } });
}

const isFrozen = ({ payment, disputes }: SyncedPayment): boolean => isDisputed(disputes, payment.id);
