import { markProcessed, noteOutcome, readEvent } from '@/lib/data/outbox/webhook-events';
import { NonRetryable } from '@/lib/domain/jobs/non-retryable';
import { NotYet } from '@/lib/domain/jobs/not-yet';
import type { SiteChanged } from '@/lib/domain/jobs/site-changed';
import { Suspicious } from '@/lib/domain/jobs/suspicious';
import { parseEvent, type StripeEvent } from '@/lib/integrations/stripe/events';
import { retrieveRefund } from '@/lib/integrations/stripe/refunds';
import { noteFailure } from '@/lib/usecases/checkouts/note-failure';
import { refreshAccount } from '@/lib/usecases/connect/onboarding';
import { syncPaymentWithStripe } from '@/lib/usecases/refunds/sync-payment';
import { applyToCheckout } from './apply-to-checkout';
import { knownAtStripe } from './known-at-stripe';
import { knownHere, ourPayment } from './ours';

/**
 * Processes one stored Stripe event. Events come twice, late and in any order: every branch reads the present state, so
 * it is idempotent. An event's content isn't trusted: it only says what to read from Stripe.
 * @throws NonRetryable when the event is gone; Suspicious when it speaks of something that should be ours and isn't;
 * NotYet when it has overtaken what it speaks of
 */
export async function handleStripeEvent(payload: { eventId: string }): Promise<SiteChanged> {
  const stored = await readEvent(payload.eventId);
  if (!stored) throw new NonRetryable(`Event ${payload.eventId} is gone`);
  if (stored.processedAt !== null) return unseen;
  const event = parseEvent(stored.payload);
  try {
    if (event.kind === 'account_updated') {
      const changed = await refreshAccount(event.accountId);
      await markProcessed(stored.id, changed.siteChanged === null ? 'nothing new' : 'refreshed');
      return changed;
    }
    const outcome =
      stored.account === null
        ? await apply(event, stored.occurredAt)
        : await ofAnother(event, stored.account);
    await markProcessed(stored.id, outcome);
  } catch (error) {
    if (error instanceof Suspicious) await noteOutcome(stored.id, `suspicious: ${error.message}`);
    throw error instanceof NotYet ? waitFor(error, Date.now() - stored.receivedAt) : error;
  }
  return unseen;
}

/** Stripe retries an event for three days; an event that was overtaken doesn't come after that. */
const MOST_WAIT_MS = 4 * 24 * 3_600_000;
const SELDOM_MS = 30 * 60_000;

/**
 * Backoff: waits as long again as it has waited already, so at first briefly and then rarely; finally it becomes a dead
 * letter.
 */
function waitFor(early: NotYet, waitedMs: number): Error {
  if (waitedMs > MOST_WAIT_MS) return new NonRetryable(early.message, early);
  return new NotYet(early.message, Math.min(Math.max(early.afterMs, waitedMs), SELDOM_MS), early);
}

const unseen: SiteChanged = { siteChanged: null };

type OurEvent = Exclude<StripeEvent, { kind: 'account_updated' }>;

/** @returns a word on the result, for the operator's inbox */
async function apply(event: OurEvent, occurredAt: number): Promise<string> {
  switch (event.kind) {
    case 'checkout_completed':
    case 'checkout_paid_later':
    case 'checkout_failed':
    case 'checkout_expired':
      return applyToCheckout(event.session, occurredAt);
    case 'payment_failed':
      return noteFailure(event);
    case 'refund_changed': {
      const payment = await ourPayment(event.paymentIntentId);
      if (!payment) return 'not ours';
      const refund = await knownAtStripe(retrieveRefund(event.refundId, payment.accountId));
      if (refund.paymentIntentId !== payment.id) {
        throw new Suspicious(`Refund ${event.refundId} is of another payment`);
      }
      return syncPaymentWithStripe(payment.id, [refund]);
    }
    case 'charge_refunded':
    case 'dispute_changed':
      return (await ourPayment(event.paymentIntentId))
        ? syncPaymentWithStripe(event.paymentIntentId)
        : 'not ours';
    case 'ignored':
      return 'ignored';
  }
}

/**
 * Everything is charged on the platform's account, so events on a business's own account don't concern the platform.
 * @throws Suspicious when it names a checkout or a payment of ours all the same
 */
async function ofAnother(event: OurEvent, account: string): Promise<string> {
  if (!(await knownHere(event))) return 'not ours';
  throw new Suspicious(`${account} told of something that is the platform’s`);
}
