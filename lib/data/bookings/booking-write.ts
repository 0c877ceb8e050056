import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { statement } from '@/lib/data/connection/transaction';
import type { NewJob } from '@/lib/data/outbox/jobs';
import type {
  BookingStatus,
  BookingType,
  CheckoutPurpose,
  PaymentArrangement,
} from '@/lib/data/prisma-client/enums';
import type { KeptEventName } from '@/lib/domain/events/booking-events';
import type { MailKind } from '@/lib/domain/mail-kinds';
import { stamped } from '@/lib/domain/snapshots';
import { env } from '@/lib/env';
import { type ClaimWant, wantsToSql } from './claims';

/** The columns of a new booking. Instants are Dates; `date` and `endDate` local `YYYY-MM-DD`; money in minor units. */
export type NewBooking = {
  id: string;
  reference: string;
  packageId: string;
  serviceId: string;
  bookingType: BookingType;
  status: Extract<BookingStatus, 'PENDING' | 'CONFIRMED'>;
  source: 'SITE' | 'API' | 'OFFICE';
  date: string;
  endDate: string;
  startTime: Date;
  endTime: Date;
  seats: number;
  visitor: string | null;
  timeZone: string;
  contactName: string;
  contactEmail: string;
  contactPhone: string;
  contactAddress: string;
  notes: string;
  currency: string;
  totalCents: number;
  dueNowCents: number;
  balanceCents: number;
  balanceDueOn: string | null;
  quote: object;
  basket: object;
  policy: object;
  arrangement: PaymentArrangement;
  holdExpiresAt: Date | null;
  reminderDueDate: string | null;
  cardConsentAt: Date | null;
  confirmedAt: Date | null;
};

export type NewCheckout = {
  id: string;
  purpose: CheckoutPurpose;
  attempt: number;
  amountCents: number;
  feeCents: number;
  currency: string;
  expiresAt: Date;
};

export type BookingWrite = {
  /** The catalogue version that prices and rules were read at. The write is refused when the tenant's version is newer. */
  catalogVersion: number;
  booking: NewBooking;
  customer: { id: string; email: string; name: string; phone: string };
  wants: ClaimWant[];
  /** When the claims expire; null: never. */
  claimExpiresAt: Date | null;
  /** The most live holds that this visitor, and all visitors of the same address together, may have; null: no limit. */
  maxHolds: number | null;
  maxHoldsAddress: number | null;
  checkout: NewCheckout | null;
  idempotency: { key: string; requestHash: string; lockedUntil: Date } | null;
  audit: { id: string; action: KeptEventName; after: unknown }[];
  mails: { id: string; kind: MailKind; recipient: string }[];
  jobs: NewJob[];
};

export type KnownKey = {
  requestHash: string;
  bookingId: string | null;
  statusCode: number | null;
  response: unknown;
  lockedUntil: string;
};

export type BookingWritten =
  | { outcome: 'booked'; customerId: string; resourceIds: string[] }
  | { outcome: 'known_key'; entry: KnownKey }
  | { outcome: 'slot_taken' | 'catalog_changed' | 'suspended' | 'too_many_holds' | 'too_many_here' | 'busy' }
  /** The proposal for which it was to be made has ended. */
  | { outcome: 'ended' };

/**
 * Claims the range and writes the booking with all that follows from it, in one call of one SQL function: one round
 * trip, all or nothing. A refusal is a value and leaves nothing behind.
 */
export async function writeBooking(ctx: TenantContext, write: BookingWrite): Promise<BookingWritten> {
  const [row] = await statement<{ result: BookingWritten }>('SELECT claim_and_book($1::jsonb) AS result', [
    JSON.stringify(callOf(ctx, write)),
  ]);
  if (!row) throw new Error('claim_and_book returned no row');
  return row.result;
}

/**
 * Writes many bookings one after the other in one round trip, for filling a calendar: a later one finds the places of an
 * earlier one taken. @returns their outcomes, in the same order
 */
export async function writeBookings(ctx: TenantContext, writes: BookingWrite[]): Promise<BookingWritten[]> {
  const rows = await statement<{ result: BookingWritten }>(
    `SELECT claim_and_book(w."call") AS result
       FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS w("call", "at") ORDER BY w."at"`,
    [JSON.stringify(writes.map((write) => callOf(ctx, write)))],
  );
  return rows.map(({ result }) => result);
}

function callOf(ctx: TenantContext, write: BookingWrite): object {
  const { actor } = ctx;
  return {
    ...write,
    booking: {
      ...write.booking,
      basket: stamped(write.booking.basket),
      policy: stamped(write.booking.policy),
    },
    tenantId: ctx.tenantId,
    ...(actor.proposalId ? { proposalId: actor.proposalId } : {}),
    lockTimeoutMs: env.BOOKING_TRANSACTION_TIMEOUT_MS,
    wants: wantsToSql(write.wants),
    audit: write.audit.map((entry) => ({
      ...entry,
      actorKind: actor.kind,
      actorId: actor.id,
      actorName: actor.name,
    })),
  };
}
