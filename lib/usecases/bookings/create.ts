import { z } from 'zod';
import { type BookingWrite, type BookingWritten, writeBooking } from '@/lib/data/bookings/booking-write';
import { newId } from '@/lib/data/connection/new-id';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { proposalEnded } from '@/lib/data/tools/running-proposals';
import { type CreateBookingInput, createBookingInput } from '@/lib/domain/booking-input';
import type { Catalogue } from '@/lib/domain/catalogue';
import { AppError, type FieldError, type Result, refuse, refuseField } from '@/lib/domain/errors';
import { impossiblePhone, storedPhone } from '@/lib/domain/phone';
import { addressMissing } from '@/lib/domain/place';
import type { Quote } from '@/lib/domain/quote';
import { isTimeZone } from '@/lib/domain/time';
import { manageUrl } from '@/lib/integrations/crypto/manage-link';
import { memberWhoActs } from '@/lib/usecases/booking-core/member-who-acts';
import { getCatalogue, getLastSeenCatalogue } from '@/lib/usecases/catalogue/read';
import { operation } from '@/lib/usecases/operation';
import { publishJobs } from '@/lib/usecases/outbox/publish';
import { type BookingRequest, bookingWrite } from './booking-write';
import { type CreatedBooking, createdBooking } from './created-booking';
import { openFirstCheckout } from './open-first-checkout';
import { type BookingPlan, planBooking } from './plan';
import { resumeBooking } from './resume';
import { countUnpaid } from './unpaid-limit';

export const createBooking = operation({
  name: 'booking.create',
  can: 'booking:create',
  effect: 'money',
  input: createBookingInput,
  output: z.object({ booking: createdBooking }),
  describe:
    'Creates a booking: holds the time and opens a payment page, or confirms it at once when nothing is due.',
  run: create,
});

/**
 * The one booking path, for site, REST API and office. Holds the range and writes the booking in one round trip; then,
 * if something is due, opens a Checkout session for it. If nothing is due, the booking is CONFIRMED at once.
 *
 * Refuses with `validation_failed` (naming the field, also for a payment arrangement that isn't offered),
 * `not_bookable`, `price_changed` (with the new quote), `slot_taken`, `rate_limited` (too many live holds of one
 * visitor or address) or `in_progress`.
 * @throws AppError rate_limited after too many bookings without payment from one address; unavailable when the database
 * or Stripe is away: after the latter the hold stays, and a retry with the same idempotency key resumes it
 */
async function create(
  ctx: TenantContext,
  sent: CreateBookingInput,
  request: BookingRequest,
): Promise<Result<{ booking: CreatedBooking }, { quote?: Quote; errors?: FieldError[] }>> {
  if (request.idempotency?.bookingId) return resumeBooking(ctx, request.idempotency.bookingId);
  if (sent.timeZone !== undefined && !isTimeZone(sent.timeZone)) {
    return refuseField('timeZone', 'Please give an IANA time zone, such as Europe/London.');
  }
  const now = Date.now();
  const bookingId = newId();
  // Optimistic: the catalogue that this process saw last is usually current, and the write checks its version. A
  // refusal is given only on a catalogue that is certainly current.
  let catalogue = await getLastSeenCatalogue(ctx);
  const phone = storedPhone(sent.customer.phone ?? '', catalogue.tenant.country);
  if (phone === null) {
    return refuseField('customer.phone', impossiblePhone);
  }
  const input = { ...sent, customer: { ...sent.customer, phone } };
  const decide = (catalogue: Catalogue) =>
    planBooking(catalogue, input, {
      bookingId,
      fromOffice: request.source === 'OFFICE',
      maySayHow: maySayHow(request),
      asksAddress: request.source === 'SITE',
      now,
    });

  let decided = decide(catalogue);
  if (!decided.ok) {
    catalogue = await getCatalogue(ctx);
    decided = decide(catalogue);
  }
  for (let attempt = 0; attempt < 3; attempt++) {
    if (!decided.ok) return decided;
    if (request.visitor !== null && decided.plan.quote.dueNowCents === 0)
      await countUnpaid(ctx, request.visitor);
    const write = bookingWrite(catalogue, decided.plan, input, request, {
      bookingId,
      now,
      ...memberWhoActs(ctx),
    });
    const written = await writeBooking(ctx, write);
    if (written.outcome === 'booked') return finish(ctx, write, decided.plan);
    if (written.outcome !== 'catalog_changed') return refusalOf(written.outcome);
    catalogue = await getCatalogue(ctx);
    decided = decide(catalogue);
  }
  throw new AppError('unavailable', 'The offer is being changed right now. Please try again in a moment.', {
    retryAfterSeconds: 2,
  });
}

/** The site and a publishable key speak for a visitor; the office and a secret key speak for the business. */
function maySayHow({ source, isSecret }: BookingRequest): boolean {
  return source === 'OFFICE' || isSecret === true;
}

async function finish(
  ctx: TenantContext,
  write: BookingWrite,
  { quote, package: item }: BookingPlan,
): Promise<Result<{ booking: CreatedBooking }>> {
  publishJobs(write.jobs);
  const { booking, checkout } = write;
  const answer = checkout ? await openFirstCheckout(ctx, booking.id, checkout.id) : null;
  if (answer && !answer.ok) return answer;
  const opened = answer?.opened ?? null;
  return {
    ok: true,
    booking: {
      id: booking.id,
      status: booking.status,
      holdExpiresAt: opened && new Date(opened.expiresAt).toISOString(),
      checkoutUrl: opened?.url ?? null,
      manageUrl: manageUrl({
        tenantId: ctx.tenantId,
        bookingId: booking.id,
        manageVersion: 1,
        endTime: booking.endTime.getTime(),
      }),
      addressMissing: addressMissing(item, booking),
      quote,
    },
  };
}

function refusalOf(outcome: Exclude<BookingWritten['outcome'], 'booked' | 'catalog_changed'>) {
  switch (outcome) {
    case 'slot_taken':
      return refuse('slot_taken', 'Somebody was faster: this is no longer free. Please choose another time.');
    case 'suspended':
      return refuse('not_bookable', 'This business takes no new bookings at the moment.');
    case 'too_many_holds':
      return refuse(
        'rate_limited',
        'You are already holding several bookings that are not paid yet. Please finish or leave one of them first.',
      );
    case 'too_many_here':
      return refuse(
        'rate_limited',
        'Many bookings from your network are waiting to be paid. Please try again in a few minutes, or from another connection.',
      );
    case 'ended':
      return refuse('conflict', proposalEnded);
    case 'known_key':
      return refuse('in_progress', 'This very booking is being made right now.');
    case 'busy':
      throw new AppError('unavailable', 'Many people want this at once. Please try again in a moment.', {
        retryAfterSeconds: 2,
      });
  }
}
