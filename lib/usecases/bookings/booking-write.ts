import type { BookingWrite } from '@/lib/data/bookings/booking-write';
import type { IdempotentWork } from '@/lib/data/bookings/idempotency';
import { newId } from '@/lib/data/connection/new-id';
import { random16 } from '@/lib/data/connection/random16';
import { type NewJob, newJob } from '@/lib/data/outbox/jobs';
import type { CreateBookingInput } from '@/lib/domain/booking-input';
import type { Catalogue } from '@/lib/domain/catalogue';
import { mailsOwedFor, type OwedMail } from '@/lib/domain/events/mails-owed';
import { HOLD_GRACE_MS, holdEnd } from '@/lib/domain/holds';
import { bookingReference } from '@/lib/domain/ids';
import { isOfficeMail, isPersonMail } from '@/lib/domain/mail-topics';
import { applicationFee } from '@/lib/domain/refunds';
import { reminderDay } from '@/lib/domain/reminder-day';
import { env } from '@/lib/env';
import type { BookingPlan } from './plan';

export type BookingRequest = {
  source: 'SITE' | 'API' | 'OFFICE';
  /** Made with a secret key: the business's own server may choose the payment arrangement. */
  isSecret?: boolean;
  /**
   * Hashes of address and browser (lib/http/limits/visitor.ts), by which live holds are counted; null: not counted (a
   * secret key, the office).
   */
  visitor: string | null;
  /** Set when the request has an idempotency key; a booking of an earlier run is resumed. */
  idempotency: (IdempotentWork & { requestHash: string }) | null;
};

/**
 * Turns the decision into the rows that one call writes. `now` in epoch milliseconds; `actorId`: the member who books.
 */
export function bookingWrite(
  catalogue: Catalogue,
  plan: BookingPlan,
  input: CreateBookingInput,
  request: BookingRequest,
  made: { bookingId: string; now: number; actorId?: string | undefined },
): BookingWrite {
  const { tenant, policy } = catalogue;
  const { claims, quote } = plan;
  const now = new Date(made.now);
  const due = quote.dueNowCents > 0;
  const holdExpiresAt = due ? new Date(holdEnd(made.now, policy)) : null;
  const event = due ? ('booking.held' as const) : ('booking.confirmed' as const);
  const after = { totalCents: quote.totalCents };
  const owed = due
    ? mailsOwedFor('booking.held', { after })
    : mailsOwedFor('booking.confirmed', { after, detail: { resourceIds: resourcesOf(plan) } });
  const mails = mailsOf(owed, catalogue, input.customer.email);
  return {
    catalogVersion: tenant.catalogVersion,
    booking: {
      id: made.bookingId,
      reference: bookingReference(random16()),
      packageId: plan.package.id,
      serviceId: plan.package.serviceId,
      bookingType: plan.package.bookingType,
      status: due ? 'PENDING' : 'CONFIRMED',
      source: request.source,
      date: claims.date,
      endDate: claims.endDate,
      startTime: new Date(claims.startTime),
      endTime: new Date(claims.endTime),
      seats: plan.basket.seats,
      visitor: request.visitor,
      timeZone: input.timeZone ?? tenant.timeZone,
      contactName: input.customer.name,
      contactEmail: input.customer.email,
      contactPhone: input.customer.phone ?? '',
      contactAddress: plan.package.locationKind === 'CUSTOMER' ? (input.customer.address ?? '') : '',
      notes: input.notes ?? '',
      currency: quote.currency,
      totalCents: quote.totalCents,
      dueNowCents: quote.dueNowCents,
      balanceCents: quote.balanceCents,
      balanceDueOn: quote.balanceDueOn,
      quote,
      basket: plan.basket,
      policy,
      arrangement: plan.arrangement,
      holdExpiresAt,
      reminderDueDate: reminderDay(
        { date: claims.date, start: claims.startTime },
        policy,
        tenant.timeZone,
        made.now,
      ),
      cardConsentAt: input.saveCard && quote.balanceCents > 0 ? now : null,
      confirmedAt: due ? null : now,
    },
    customer: {
      id: newId(),
      email: input.customer.email,
      name: input.customer.name,
      phone: input.customer.phone ?? '',
    },
    wants: claims.wants,
    claimExpiresAt: holdExpiresAt && new Date(holdExpiresAt.getTime() + HOLD_GRACE_MS),
    maxHolds: due && request.visitor !== null ? env.RATE_LIMIT_HOLDS_PER_VISITOR : null,
    maxHoldsAddress: due && request.visitor !== null ? env.RATE_LIMIT_HOLDS_PER_ADDRESS : null,
    checkout: holdExpiresAt && {
      id: newId(),
      purpose: quote.balanceCents > 0 ? 'DEPOSIT' : 'FULL',
      attempt: 1,
      amountCents: quote.dueNowCents,
      feeCents: applicationFee(quote.dueNowCents, tenant.commissionBps),
      currency: quote.currency,
      expiresAt: holdExpiresAt,
    },
    idempotency: request.idempotency,
    audit: [
      {
        id: newId(),
        action: event,
        after,
      },
    ],
    mails,
    jobs: mails.map((mail) => sendJob(mail, made.actorId)),
  };
}

type NewMail = BookingWrite['mails'][number];

/** Every resource that may be assigned; the claims decide which, in the same statement. */
const resourcesOf = ({ claims }: BookingPlan) => claims.wants.flatMap(({ resourceIds }) => resourceIds);

/**
 * Office recipients are resolved when the mail is sent. Mails to the people who do the work are queued only if one of
 * the candidates wants mails, so that a booking writes no more rows than it needs.
 */
function mailsOf(owed: readonly OwedMail[], { resources }: Catalogue, customerEmail: string): NewMail[] {
  const mailed = new Set(resources.filter(({ isMailed }) => isMailed).map(({ id }) => id));
  return owed
    .filter(({ kind, resourceIds = [] }) => !isPersonMail(kind) || resourceIds.some((id) => mailed.has(id)))
    .map(({ kind }) => ({ id: newId(), kind, recipient: isOfficeMail(kind) ? '' : customerEmail }));
}

function sendJob(mail: NewMail, actorId: string | undefined): NewJob {
  const payload = { mailId: mail.id, ...(actorId ? { actorId } : {}) };
  return newJob('send_mail', payload, { dedupeKey: `mail:${mail.id}` });
}
