import { findCheckoutOwner } from '@/lib/data/checkouts';
import { markProcessed, readEvent } from '@/lib/data/webhook-events';
import type { CheckoutSession } from '@/lib/integrations/stripe/checkout';
import { parseEvent, type StripeEvent } from '@/lib/integrations/stripe/events';
import { changeBooking } from '@/lib/usecases/bookings/change';
import { waitForBank } from '@/lib/usecases/bookings/expire';
import { endCheckout } from '@/lib/usecases/bookings/lapse';
import { refreshAccount } from '@/lib/usecases/connect/onboarding';
import { recordDispute } from '@/lib/usecases/disputes/record';
import { NonRetryable } from '@/lib/usecases/jobs/non-retryable';
import type { SiteChanged } from '@/lib/usecases/jobs/site-changed';
import { mirrorRefund, mirrorRefundsOf } from '@/lib/usecases/payments/mirror-refund';
import { noteFailure } from '@/lib/usecases/payments/note-failure';
import { settleCheckout } from '@/lib/usecases/payments/settle-checkout';
import { readMetadata } from '@/lib/usecases/payments/stripe-metadata';

/**
 * Works on one stored Stripe event. Events come twice, late and in any order: every branch looks at what is so now, so
 * doing it again changes nothing.
 * @throws NonRetryable when the event is gone or speaks of something that should be ours and isn't
 */
export async function handleStripeEvent(payload: { eventId: string }): Promise<SiteChanged> {
  const stored = await readEvent(payload.eventId);
  if (!stored) throw new NonRetryable(`Event ${payload.eventId} is gone`);
  if (stored.processedAt !== null) return unseen;
  const event = parseEvent(stored.payload);
  if (event.kind === 'account_updated') {
    const changed = await refreshAccount(event.accountId);
    await markProcessed(stored.id, changed.siteChanged === null ? 'nothing new' : 'refreshed');
    return changed;
  }
  await markProcessed(stored.id, await apply(event, stored.occurredAt));
  return unseen;
}

const unseen: SiteChanged = { siteChanged: null };

/** @returns a word on what became of it, for the operator's inbox */
async function apply(
  event: Exclude<StripeEvent, { kind: 'account_updated' }>,
  occurredAt: number,
): Promise<string> {
  switch (event.kind) {
    case 'checkout_completed':
    case 'checkout_paid_later':
    case 'checkout_failed':
    case 'checkout_expired':
      return applyToCheckout(event.kind, event.session, occurredAt);
    case 'payment_failed':
      return noteFailure(event);
    case 'refund_changed':
      return mirrorRefund(event);
    case 'charge_refunded':
      return mirrorRefundsOf(event.paymentIntentId);
    case 'dispute_changed':
      return recordDispute(event);
    case 'ignored':
      return 'ignored';
  }
}

async function applyToCheckout(
  kind: 'checkout_completed' | 'checkout_paid_later' | 'checkout_failed' | 'checkout_expired',
  session: CheckoutSession,
  occurredAt: number,
): Promise<string> {
  const named = readMetadata(session.metadata);
  const owner = await findCheckoutOwner(session.id, named);
  // Another system may use the same Stripe account; only what names a checkout of ours has to be ours.
  if (!owner && !named) return 'not ours';
  if (!owner) throw new NonRetryable(`No checkout for session ${session.id}`);
  if (kind === 'checkout_failed' || kind === 'checkout_expired') {
    const how =
      kind === 'checkout_failed'
        ? { status: 'FAILED' as const, failure: 'The bank did not make the payment.' }
        : { status: 'EXPIRED' as const };
    await changeBooking(owner.ctx, owner, (change) => endCheckout(change, owner.id, how));
    return how.status.toLowerCase();
  }
  if (session.paid) {
    await settleCheckout(owner, session, occurredAt);
    return 'paid';
  }
  await waitForBank(owner.ctx, owner, session);
  return 'waiting for the bank';
}
