import { waitingSql } from '@/lib/data/bookings/owed-sql';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { type Tx, tenantQuery } from '@/lib/data/connection/transaction';
import type { Prisma } from '@/lib/data/prisma-client/client';
import type { RefundReason, RefundStatus } from '@/lib/domain/refunds';
import { accountOfPaymentSql } from './payments';

/** Money that goes back, in minor units. It counts against its payment from the moment it is written. */
export type NewRefund = {
  id: string;
  bookingId: string;
  paymentId: string;
  amountCents: number;
  feeCents: number;
  currency: string;
  reason: RefundReason;
  note: string;
  status: RefundStatus;
  stripeRefundId: string | null;
  failure?: string;
  byBank?: boolean;
  requestedById: string | null;
  settledAt: Date | null;
};

/** @throws the database's refusal when the sum would exceed the payment (Refund_within_payment) */
export async function addRefund(tx: Tx, ctx: TenantContext, refund: NewRefund): Promise<void> {
  await tx.refund.create({ data: { ...refund, tenantId: ctx.tenantId }, select: { id: true } });
}

export async function updateRefund(
  tx: Tx,
  ctx: TenantContext,
  id: string,
  data: Pick<
    Prisma.RefundUncheckedUpdateInput,
    | 'status'
    | 'amountCents'
    | 'feeCents'
    | 'byBank'
    | 'stripeRefundId'
    | 'earlierStripeIds'
    | 'failure'
    | 'settledAt'
    | 'attempt'
  >,
): Promise<void> {
  await tx.refund.update({
    where: { tenantId_id: { tenantId: ctx.tenantId, id } },
    data,
    select: { id: true },
  });
}

/** A refund with all that sending it to Stripe needs. */
export type RefundToSend = {
  id: string;
  bookingId: string;
  paymentId: string;
  amountCents: number;
  status: RefundStatus;
  attempt: number;
  stripeRefundId: string | null;
  paymentIntentId: string | null;
  /** The business's Stripe account that the payment went to. */
  accountId: string | null;
  /** Its payment is disputed: nothing may be sent. */
  frozen: boolean;
};

export async function readRefundToSend(ctx: TenantContext, id: string): Promise<RefundToSend | null> {
  const [row] = await tenantQuery<RefundToSend>(
    ctx,
    `SELECT r."id", r."bookingId", r."paymentId", r."amountCents", r."status", r."attempt", r."stripeRefundId",
            p."stripePaymentIntentId" AS "paymentIntentId", ${accountOfPaymentSql} AS "accountId",
            EXISTS (SELECT 1 FROM "Dispute" d WHERE d."tenantId" = p."tenantId" AND d."paymentId" = p."id" AND d."status" = 'OPEN') AS frozen
       FROM "Refund" r JOIN "Payment" p ON p."tenantId" = r."tenantId" AND p."id" = r."paymentId"
      WHERE r."tenantId" = $1::uuid AND r."id" = $2::uuid`,
    [ctx.tenantId, id],
  );
  return row ?? null;
}

/** Money that the business still has to give back by hand. Instants in epoch milliseconds. */
export type OwedRefund = {
  id: string;
  bookingId: string;
  reference: string;
  contactName: string;
  method: 'CARD' | 'CASH' | 'TRANSFER';
  /** How much of it is still owed. */
  amountCents: number;
  currency: string;
  status: RefundStatus;
  reason: RefundReason;
  failure: string;
  createdAt: number;
};

/**
 * The owner's list, the oldest 200: refunds that Stripe could not make, and refunds of payments that were not made by
 * card. What a bank took in a dispute that it has decided is not owed again.
 */
export function listOwedRefunds(ctx: TenantContext): Promise<OwedRefund[]> {
  return tenantQuery<OwedRefund>(
    ctx,
    `SELECT r."id", r."bookingId", b."reference", b."contactName", p."method", w."cents" AS "amountCents", r."currency",
            r."status", r."reason", r."failure", (extract(epoch FROM r."createdAt") * 1000)::float8 AS "createdAt"
       FROM "Refund" r
       -- One payment and booking of each: joined as tables, the planner reads all that the business ever had.
       CROSS JOIN LATERAL (SELECT * FROM "Payment" x
          WHERE x."tenantId" = r."tenantId" AND x."id" = r."paymentId" OFFSET 0) p
       CROSS JOIN LATERAL (SELECT * FROM "Booking" x
          WHERE x."tenantId" = r."tenantId" AND x."id" = r."bookingId" OFFSET 0) b
       CROSS JOIN LATERAL (SELECT ${waitingSql}::int AS "cents" OFFSET 0) w
      WHERE r."tenantId" = $1::uuid AND r."status" IN ('FAILED', 'PENDING') AND w."cents" > 0
      ORDER BY r."createdAt" LIMIT 200`,
    [ctx.tenantId],
  );
}
