import type pg from 'pg';
import { v7 } from 'uuid';
import type { BookingWrite } from '@/lib/data/bookings/booking-write';

/** Rows of one tenant of the scaled database, to call things with. */
export type Anchors = Record<
  | 'addOnId'
  | 'bookingId'
  | 'checkoutId'
  | 'customerId'
  | 'disputeId'
  | 'eventId'
  | 'jobId'
  | 'mailId'
  | 'memberId'
  | 'otherUserId'
  | 'packageId'
  | 'paymentId'
  | 'refundId'
  | 'resourceId'
  | 'scheduleId'
  | 'segmentId'
  | 'serviceId'
  | 'userId',
  string
> & { write: Omit<BookingWrite, 'wants'> };

export async function findAnchors(owner: pg.Client, tenantId: string): Promise<Anchors> {
  const one = (table: string, where = 'true') =>
    `(SELECT "id" FROM "${table}" WHERE "tenantId" = $1 AND ${where} LIMIT 1)`;
  const { rows } = await owner.query(
    `SELECT ${one('AddOn')} AS "addOnId", b."id" AS "bookingId", b."customerId", ${one('Dispute')} AS "disputeId",
        (SELECT "id" FROM "WebhookEvent" LIMIT 1) AS "eventId", ${one('Job', `"status" = 'READY'`)} AS "jobId",
        ${one('Checkout', `"bookingId" = b."id"`)} AS "checkoutId",
        ${one('Payment', `"bookingId" = b."id"`)} AS "paymentId",
        ${one('Mail', `"bookingId" = b."id"`)} AS "mailId", ${one('Member')} AS "memberId",
        (SELECT "userId" FROM "Member" WHERE "tenantId" = $1 LIMIT 1) AS "userId",
        (SELECT "id" FROM "User" ORDER BY "email" DESC LIMIT 1) AS "otherUserId", ${one('Refund')} AS "refundId",
        b."packageId", b."serviceId", b."resourceIds"[1] AS "resourceId", ${one('Schedule')} AS "scheduleId",
        ${one('Segment')} AS "segmentId"
      FROM "Booking" b WHERE b."tenantId" = $1 AND b."status" = 'CONFIRMED'
      -- One that has been paid for and written to, if there is one.
      ORDER BY b."id" IN (SELECT "bookingId" FROM "Payment" INTERSECT SELECT "bookingId" FROM "Mail") DESC LIMIT 1`,
    [tenantId],
  );
  const found = rows[0] as Anchors;
  const start = new Date(Date.UTC(2031, 0, 1, 10));
  found.write = {
    catalogVersion: 1,
    booking: {
      id: v7(),
      reference: 'WRITE-01',
      packageId: found.packageId,
      serviceId: found.serviceId,
      bookingType: 'TIMESLOT',
      status: 'PENDING',
      source: 'API',
      date: '2031-01-01',
      endDate: '2031-01-01',
      startTime: start,
      endTime: new Date(start.getTime() + 3_600_000),
      seats: 1,
      visitor: 'visitor-1',
      timeZone: 'Europe/London',
      contactName: 'x',
      contactEmail: 'x@example.com',
      contactPhone: '',
      contactAddress: '',
      notes: '',
      currency: 'GBP',
      totalCents: 100,
      dueNowCents: 100,
      balanceCents: 0,
      balanceDueOn: null,
      quote: {},
      basket: {},
      policy: {},
      arrangement: 'ONLINE',
      holdExpiresAt: start,
      reminderDueDate: null,
      cardConsentAt: null,
      confirmedAt: null,
    },
    customer: { id: v7(), email: 'customer-1@example.com', name: 'x', phone: '' },
    claimExpiresAt: start,
    maxHolds: 3,
    maxHoldsAddress: 30,
    checkout: null,
    idempotency: { key: v7(), requestHash: 'x', lockedUntil: start },
    audit: [],
    mails: [],
    jobs: [],
  };
  return found;
}
