import type { BookingCore } from '@/lib/data/bookings/booking-shape';
import { coreSql } from '@/lib/data/bookings/booking-sql';
import { mintTenantContext } from '@/lib/data/connection/mint-context';
import { systemActor, type TenantContext } from '@/lib/data/connection/tenant-context';
import { systemQuery, type Tx, tenantQuery } from '@/lib/data/connection/transaction';
import type { CheckoutPurpose } from '@/lib/domain/checkout-purpose';

/** The booking that a checkout collects for; null when this tenant has no such checkout. */
export async function readBookingOfCheckout(
  ctx: TenantContext,
  checkoutId: string,
): Promise<BookingCore | null> {
  const [row] = await tenantQuery<{ booking: BookingCore }>(
    ctx,
    `SELECT ${coreSql} AS booking FROM "Booking" b WHERE b."tenantId" = $1::uuid
        AND b."id" = (SELECT x."bookingId" FROM "Checkout" x WHERE x."tenantId" = $1::uuid AND x."id" = $2::uuid)`,
    [ctx.tenantId, checkoutId],
  );
  return row?.booking ?? null;
}

export type CheckoutOwner = {
  id: string;
  bookingId: string;
  /** The business's Stripe account that the payment page collects for; null: there was no page yet. */
  stripeAccountId: string | null;
  ctx: TenantContext;
};

/** The checkout of a Stripe session: found by the session's id, else by the checkout that its metadata names. */
export function findCheckoutOwner(
  sessionId: string,
  named: { tenantId: string; checkoutId: string } | null,
): Promise<CheckoutOwner | null> {
  return findOwner(
    `SELECT "id", "bookingId", "tenantId", "stripeAccountId" FROM "Checkout" WHERE "stripeSessionId" = $1
     UNION ALL
     SELECT "id", "bookingId", "tenantId", "stripeAccountId" FROM "Checkout" WHERE "tenantId" = $2::uuid AND "id" = $3::uuid
     LIMIT 1`,
    [sessionId, named?.tenantId ?? null, named?.checkoutId ?? null],
  );
}

/** The checkout with the id that we put into Stripe's metadata. */
export function findCheckoutOwnerById(tenantId: string, checkoutId: string): Promise<CheckoutOwner | null> {
  return findOwner(
    'SELECT "id", "bookingId", "tenantId", "stripeAccountId" FROM "Checkout" WHERE "tenantId" = $1::uuid AND "id" = $2::uuid',
    [tenantId, checkoutId],
  );
}

async function findOwner(sql: string, values: unknown[]): Promise<CheckoutOwner | null> {
  const [row] = await systemQuery<Omit<CheckoutOwner, 'ctx'> & { tenantId: string }>(sql, values);
  if (!row) return null;
  const { tenantId, ...owner } = row;
  return { ...owner, ctx: mintTenantContext(tenantId, systemActor) };
}

/**
 * Records a declined card. A payment or a bank's delayed refusal has the last word: a COMPLETED or FAILED checkout
 * stays as it is.
 */
export async function setCheckoutFailure(ctx: TenantContext, id: string, failure: string): Promise<void> {
  await tenantQuery(
    ctx,
    `UPDATE "Checkout" SET "failure" = $3 WHERE "tenantId" = $1::uuid AND "id" = $2::uuid AND "status" NOT IN ('COMPLETED', 'FAILED')`,
    [ctx.tenantId, id, failure],
  );
}

/**
 * Notes the session that Stripe made for a new checkout.
 * @returns false when the checkout was closed meanwhile (the session has to be ended)
 */
export async function openedCheckout(
  ctx: TenantContext,
  id: string,
  session: { id: string; url: string; expiresAt: number; stripeAccountId: string },
): Promise<boolean> {
  const rows = await tenantQuery(
    ctx,
    `UPDATE "Checkout" SET "status" = 'OPEN', "stripeSessionId" = $3, "url" = $4, "expiresAt" = to_timestamp($5::float8 / 1000),
            "stripeAccountId" = $6, "updatedAt" = now()
      WHERE "tenantId" = $1::uuid AND "id" = $2::uuid AND ("status" = 'NEW' OR ("status" = 'OPEN' AND "stripeSessionId" = $3))
      RETURNING "id"`,
    [ctx.tenantId, id, session.id, session.url, session.expiresAt, session.stripeAccountId],
  );
  return rows.length > 0;
}

/** A new attempt to collect money for a locked booking. */
export async function addCheckout(
  tx: Tx,
  ctx: TenantContext,
  checkout: {
    id: string;
    bookingId: string;
    purpose: CheckoutPurpose;
    amountCents: number;
    feeCents: number;
    currency: string;
    expiresAt: Date;
  },
): Promise<void> {
  const { _max } = await tx.checkout.aggregate({
    where: { tenantId: ctx.tenantId, bookingId: checkout.bookingId, purpose: checkout.purpose },
    _max: { attempt: true },
  });
  await tx.checkout.create({
    data: { ...checkout, tenantId: ctx.tenantId, attempt: (_max.attempt ?? 0) + 1 },
    select: { id: true },
  });
}

/** Sets the status of checkouts of a locked booking. */
export async function setCheckoutStatus(
  tx: Tx,
  ctx: TenantContext,
  ids: string[],
  status: 'PROCESSING' | 'COMPLETED' | 'EXPIRED' | 'FAILED',
  more: { failure?: string; stripeSessionId?: string; expiresAt?: Date } = {},
): Promise<void> {
  if (ids.length === 0) return;
  await tx.checkout.updateMany({
    where: { tenantId: ctx.tenantId, id: { in: ids } },
    data: { status, ...more },
  });
}
