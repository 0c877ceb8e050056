import type { BookingCore, CheckoutRow } from '@/lib/data/bookings/booking-shape';
import { lockBooking, updateBooking } from '@/lib/data/bookings/bookings';
import { extendClaims } from '@/lib/data/bookings/claims';
import { newId } from '@/lib/data/connection/new-id';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { withTenant } from '@/lib/data/connection/transaction';
import {
  addCheckout,
  openedCheckout,
  readBookingOfCheckout,
  setCheckoutStatus,
} from '@/lib/data/money/checkouts';
import { addSystemJob } from '@/lib/data/outbox/jobs';
import { checkoutLines } from '@/lib/domain/checkout-lines';
import { AppError } from '@/lib/domain/errors';
import { HOLD_GRACE_MS, holdEnd, moveHoldEnd } from '@/lib/domain/holds';
import { siteLinks } from '@/lib/domain/site-links';
import { whenInWords } from '@/lib/domain/when';
import { env } from '@/lib/env';
import { manageToken, manageUrl } from '@/lib/integrations/crypto/manage-link';
import { isAccountLost } from '@/lib/integrations/stripe/accounts';
import {
  type CheckoutSession,
  createCheckoutSession,
  expireCheckoutSession,
} from '@/lib/integrations/stripe/checkout';
import { StripeRefused } from '@/lib/integrations/stripe/client';
import { publishJobs } from '@/lib/usecases/outbox/publish';

type Opened = { url: string; expiresAt: number };

const closed = () =>
  new AppError('conflict', 'The time to pay this has run out. Please start again; nothing was charged.');

/** The error for a checkout that can no longer be opened. */
function ended({ status }: CheckoutRow): AppError {
  if (status === 'PROCESSING') {
    return new AppError(
      'conflict',
      'Your bank is still working on this payment. There is nothing more to pay.',
    );
  }
  return status === 'COMPLETED' ? new AppError('conflict', 'This has been paid already.') : closed();
}

/**
 * The Stripe page where a checkout is paid. Idempotent: every parameter is read from rows and the idempotency key is
 * booking + purpose + attempt, so concurrent calls, or a retry after a 503, open one session. `expiresAt` in epoch
 * milliseconds.
 * @throws AppError not_found; conflict when the checkout has ended; validation_failed when Stripe refuses the e-mail
 * address; unavailable (with retryAfterSeconds) when Stripe is away or refuses the business
 */
export function openCheckout(ctx: TenantContext, checkoutId: string): Promise<Opened> {
  return open(ctx, checkoutId, { mayRenew: true });
}

async function open(
  ctx: TenantContext,
  checkoutId: string,
  { mayRenew }: { mayRenew: boolean },
): Promise<Opened> {
  const booking = await readBookingOfCheckout(ctx, checkoutId);
  const checkout = booking?.checkouts.find(({ id }) => id === checkoutId);
  if (!booking || !checkout) throw new AppError('not_found', 'We can’t find this payment.');
  if (checkout.status === 'OPEN' && checkout.url && checkout.expiresAt) {
    return { url: checkout.url, expiresAt: checkout.expiresAt };
  }
  if (checkout.status !== 'NEW' || checkout.expiresAt === null) throw ended(checkout);

  const session = await createSession(booking, checkout).catch(async (error: unknown) => {
    if (!(error instanceof StripeRefused)) throw error;
    // Stripe requires an expiry at least half an hour ahead by its clock; a request that resumes its booking late has
    // less left, and no session exists.
    if (error.param === 'expires_at' && mayRenew) return null;
    if (isOfAccount(error)) await askOfAccount(booking);
    throw refusedByStripe(error);
  });
  if (session === null) return open(ctx, await renewCheckout(ctx, booking.id, checkout), { mayRenew: false });
  if (!session.url) throw closed();
  const opened = { ...session, url: session.url, stripeAccountId: booking.tenant.stripeAccountId ?? '' };
  if (!(await openedCheckout(ctx, checkout.id, opened))) {
    // The booking ended while Stripe was answering: nobody may pay for it.
    await expireCheckoutSession(session.id, opened.stripeAccountId);
    throw closed();
  }
  return { url: session.url, expiresAt: session.expiresAt };
}

function createSession(booking: BookingCore, checkout: CheckoutRow): Promise<CheckoutSession> {
  const { tenant } = booking;
  if (!tenant.stripeAccountId) {
    throw new AppError('unavailable', 'This business can’t take card payments right now.', {
      retryAfterSeconds: 60,
    });
  }
  const when = whenInWords(
    { ...booking, locationKind: booking.package.locationKind },
    { business: tenant.timeZone, visitor: booking.timeZone },
    tenant.locale,
  );
  return createCheckoutSession({
    idempotencyKey: `${booking.id}:${checkout.purpose}:${checkout.attempt}`,
    lines: checkoutLines({
      purpose: checkout.purpose,
      amountCents: checkout.amountCents,
      quote: booking.quote,
      packageName: booking.package.name,
      when: when.first,
    }),
    currency: booking.currency,
    customerEmail: booking.contactEmail,
    destinationAccountId: tenant.stripeAccountId,
    applicationFeeCents: checkout.feeCents,
    expiresAt: checkout.expiresAt ?? 0,
    ...returnUrls(booking, checkout),
    metadata: {
      tenantId: tenant.id,
      bookingId: booking.id,
      checkoutId: checkout.id,
      purpose: checkout.purpose,
    },
    saveCard: checkout.purpose === 'DEPOSIT' && booking.cardConsentAt !== null,
  });
}

/**
 * The return URL of a first payment is the page that waits for the confirmation; that of a later one is the customer's
 * own page.
 */
function returnUrls(booking: BookingCore, checkout: CheckoutRow): { successUrl: string; cancelUrl: string } {
  const link = {
    tenantId: booking.tenant.id,
    bookingId: booking.id,
    manageVersion: booking.manageVersion,
    endTime: booking.end,
  };
  if (checkout.purpose === 'BALANCE' || checkout.purpose === 'DIFFERENCE') {
    return { successUrl: `${manageUrl(link)}?paid=${checkout.id}`, cancelUrl: manageUrl(link) };
  }
  const booked = `${env.APP_URL}${siteLinks(booking.tenant.slug).booked(booking.id)}?token=${manageToken(link)}`;
  return { successUrl: booked, cancelUrl: `${booked}&left=1` };
}

/**
 * Creates another attempt with a new expiry, for a hold or a pending move that still stands. @returns the new
 * checkout's id
 */
async function renewCheckout(ctx: TenantContext, bookingId: string, former: CheckoutRow): Promise<string> {
  return withTenant(ctx, async (tx) => {
    const booking = await lockBooking(tx, ctx, bookingId);
    const current = booking.checkouts.find(({ id }) => id === former.id);
    const move = booking.pendingMove?.checkoutId === former.id ? booking.pendingMove : null;
    if (booking.status !== (move ? 'CONFIRMED' : 'PENDING') || current?.status !== 'NEW') throw closed();
    const { policy, start } = booking;
    const expiresAt = new Date(
      move
        ? moveHoldEnd(Date.now(), { policy, by: move.by, begins: Math.min(start, move.start) })
        : holdEnd(Date.now(), policy),
    );
    const until = new Date(expiresAt.getTime() + HOLD_GRACE_MS);
    const kept = await extendClaims(tx, ctx, bookingId, until, move !== null);
    if (kept === 0) throw closed();
    const id = newId();
    await setCheckoutStatus(tx, ctx, [former.id], 'EXPIRED');
    await addCheckout(tx, ctx, {
      id,
      bookingId,
      purpose: former.purpose,
      amountCents: former.amountCents,
      feeCents: former.feeCents,
      currency: booking.currency,
      expiresAt,
    });
    await updateBooking(
      tx,
      ctx,
      bookingId,
      move ? { pendingMove: { ...move, checkoutId: id } } : { holdExpiresAt: expiresAt },
    );
    return id;
  });
}

/** Whether the refusal is due to the business's own account: what the site offers may be out of date. */
const isOfAccount = (error: StripeRefused): boolean =>
  isAccountLost(error) || error.code === 'insufficient_capabilities_for_transfer';

async function askOfAccount({ tenant }: BookingCore): Promise<void> {
  const { stripeAccountId: accountId } = tenant;
  if (accountId === null) return;
  publishJobs([await addSystemJob('refresh_account', { accountId })]);
}

function refusedByStripe(error: StripeRefused): AppError {
  if (error.code === 'email_invalid') {
    return new AppError('validation_failed', 'The payment page doesn’t accept this e-mail address.', {
      errors: [{ path: 'customer.email', message: 'Please give an e-mail address that exists.' }],
      cause: error,
    });
  }
  return new AppError(
    'unavailable',
    'This business can’t take card payments right now. Nothing was charged.',
    {
      retryAfterSeconds: 60,
      cause: error,
    },
  );
}
