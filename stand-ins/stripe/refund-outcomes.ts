import { balanceOf, book } from './balance';
import { laterRefund } from './cards';
import type { StripeCloud } from './cloud';
import { emit } from './events';
import { type ChargeObject, type RefundObject, waitsForMoney } from './objects';

const laterMs = 2_000;

/**
 * Sends a refund to the customer's bank, unless it would make the balance negative: then it waits until the full amount
 * is available (https://support.stripe.com/questions/pending-refunds-due-to-insufficient-funds-or-stripe-balance).
 */
export function sendRefund(cloud: StripeCloud, scope: string, refund: RefundObject): void {
  if (balanceOf(cloud, scope, refund.currency) < refund.amount) {
    refund.status = 'pending';
    refund.pending_reason = 'insufficient_funds';
    cloud.waiting.add(refund.id);
    return;
  }
  cloud.waiting.delete(refund.id);
  refund.balance_transaction = book(cloud, scope, 'refund', -refund.amount, refund.currency, refund.id);
  const charge = cloud.tables.charges.get(scope, refund.charge);
  const later = laterRefund(cloud.cards.get(charge.payment_method ?? ''));
  const waits = later === 'pending' || cloud.refundsWill === 'stay_pending';
  refund.status = waits ? 'pending' : 'succeeded';
  if (waits) refund.pending_reason = 'processing';
  else delete refund.pending_reason;
  if (!later) return;
  cloud.clock.at(cloud.clock.now() + laterMs, () => {
    if (refund.status === 'failed') return;
    if (later === 'fail') failRefund(cloud, refund.id, 'expired_or_canceled_card');
    else finishRefund(cloud, refund.id);
  });
}

/** Sends the refunds that wait for money, oldest first. */
export function sendWaitingRefunds(cloud: StripeCloud): void {
  const short = new Set<string>();
  for (const id of [...cloud.waiting]) {
    const { scope, value } = cloud.tables.refunds.row(id);
    const purse = `${scope} ${value.currency}`;
    if (short.has(purse)) continue;
    sendRefund(cloud, scope, value);
    if (waitsForMoney(value)) short.add(purse);
    else emit(cloud, scope, 'refund.updated', value);
  }
}

/** Fails the waiting refunds of a charge that is disputed meanwhile: the bank decides instead. */
export function failWaitingRefunds(cloud: StripeCloud, charge: ChargeObject): void {
  for (const id of [...cloud.waiting]) {
    if (cloud.tables.refunds.row(id).value.charge === charge.id)
      failRefund(cloud, id, 'charge_for_pending_refund_disputed');
  }
}

/**
 * The customer's bank returned the refund: the money is on the platform's balance again; the transfer stays reversed.
 */
export function failRefund(cloud: StripeCloud, id: string, reason: string): RefundObject {
  const { scope, value: refund } = cloud.tables.refunds.row(id);
  if (refund.status === 'failed') return refund;
  const charge = cloud.tables.charges.get(scope, refund.charge);
  refund.status = 'failed';
  refund.failure_reason = reason;
  delete refund.pending_reason;
  cloud.waiting.delete(id);
  if (refund.balance_transaction !== null) {
    const { amount, currency } = refund;
    refund.failure_balance_transaction = book(cloud, scope, 'refund_failure', amount, currency, id);
  }
  charge.amount_refunded -= refund.amount;
  charge.refunded = false;
  emit(cloud, scope, 'refund.updated', refund);
  emit(cloud, scope, 'refund.failed', refund);
  return refund;
}

/** The bank has answered. A refund that waits for money keeps waiting. */
export function finishRefund(cloud: StripeCloud, id: string): RefundObject {
  const { scope, value: refund } = cloud.tables.refunds.row(id);
  if (refund.status !== 'pending' || waitsForMoney(refund)) return refund;
  refund.status = 'succeeded';
  delete refund.pending_reason;
  emit(cloud, scope, 'refund.updated', refund, { status: 'pending' });
  return refund;
}
