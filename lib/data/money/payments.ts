import { mintTenantContext } from '@/lib/data/connection/mint-context';
import { systemActor, type TenantContext } from '@/lib/data/connection/tenant-context';
import { systemQuery, type Tx, tenantQuery } from '@/lib/data/connection/transaction';
import type { PaymentMethod } from '@/lib/data/prisma-client/enums';
import type { CheckoutPurpose } from '@/lib/domain/checkout-purpose';

/** Money that came in, minor units. */
export type NewPayment = {
  id: string;
  bookingId: string;
  checkoutId: string | null;
  purpose: CheckoutPurpose;
  method: PaymentMethod;
  amountCents: number;
  feeCents: number;
  currency: string;
  stripePaymentIntentId: string | null;
  note: string;
  recordedById: string | null;
  paidAt: Date;
};

export async function addPayment(tx: Tx, ctx: TenantContext, payment: NewPayment): Promise<void> {
  await tx.payment.create({ data: { ...payment, tenantId: ctx.tenantId }, select: { id: true } });
}

/** SQL for the business's Stripe account that a card payment `p` went to. */
export const accountOfPaymentSql = `coalesce(
  (SELECT c."stripeAccountId" FROM "Checkout" c WHERE c."tenantId" = p."tenantId" AND c."id" = p."checkoutId"),
  (SELECT t."stripeAccountId" FROM "Tenant" t WHERE t."id" = p."tenantId"))`;

export type PaymentOwner = {
  ctx: TenantContext;
  id: string;
  bookingId: string;
  /** The business's Stripe account that it went to. */
  accountId: string | null;
};

/** The payment of a Stripe payment intent; null: none of ours (yet). */
export async function findPaymentOwner(paymentIntentId: string): Promise<PaymentOwner | null> {
  const [row] = await systemQuery<Omit<PaymentOwner, 'ctx'> & { tenantId: string }>(
    `SELECT p."id", p."bookingId", p."tenantId", ${accountOfPaymentSql} AS "accountId"
       FROM "Payment" p WHERE p."stripePaymentIntentId" = $1`,
    [paymentIntentId],
  );
  if (!row) return null;
  const { tenantId, ...owner } = row;
  return { ...owner, ctx: mintTenantContext(tenantId, systemActor) };
}

/**
 * Begins a read of a payment's state at Stripe. Its result counts only while no read that began later has been
 * applied: the later one has seen all that happened before it began. So a stale read never overwrites a newer one.
 * @returns the number of this read
 */
export async function beginLook(ctx: TenantContext, paymentId: string): Promise<number> {
  const [row] = await tenantQuery<{ look: number }>(
    ctx,
    `UPDATE "Payment" SET "looksBegun" = "looksBegun" + 1
      WHERE "tenantId" = $1::uuid AND "id" = $2::uuid RETURNING "looksBegun" AS look`,
    [ctx.tenantId, paymentId],
  );
  if (!row) throw new Error(`Payment ${paymentId} is gone`);
  return row.look;
}

/**
 * Marks a read as applied.
 * @returns false when a read that began later has been applied
 */
export async function applyLook(
  tx: Tx,
  ctx: TenantContext,
  paymentId: string,
  look: number,
): Promise<boolean> {
  const { count } = await tx.payment.updateMany({
    where: { tenantId: ctx.tenantId, id: paymentId, lookApplied: { lt: look } },
    data: { lookApplied: look },
  });
  return count === 1;
}

/** A card payment with its refunds, in minor units. */
export type PaymentToSettle = {
  amountCents: number;
  currency: string;
  paymentIntentId: string | null;
  /** The business's Stripe account that it went to. */
  accountId: string | null;
  movesRefused: number;
  /** A dispute is open: refunds that haven't been sent wait. */
  frozen: boolean;
  refunds: {
    id: string;
    amountCents: number;
    status: 'PENDING' | 'SUCCEEDED' | 'FAILED';
    attempt: number;
    stripeRefundId: string | null;
  }[];
};

export async function readPaymentToSettle(ctx: TenantContext, id: string): Promise<PaymentToSettle | null> {
  const [row] = await tenantQuery<PaymentToSettle>(
    ctx,
    `SELECT p."amountCents", p."currency", p."stripePaymentIntentId" AS "paymentIntentId", p."movesRefused",
            ${accountOfPaymentSql} AS "accountId",
            EXISTS (SELECT 1 FROM "Dispute" d WHERE d."tenantId" = p."tenantId" AND d."paymentId" = p."id" AND d."status" = 'OPEN') AS frozen,
            (SELECT coalesce(json_agg(json_build_object('id', r."id", 'amountCents', r."amountCents", 'status', r."status",
                'attempt', r."attempt", 'stripeRefundId', r."stripeRefundId")), '[]')
               FROM "Refund" r WHERE r."tenantId" = p."tenantId" AND r."paymentId" = p."id") AS refunds
       FROM "Payment" p WHERE p."tenantId" = $1::uuid AND p."id" = $2::uuid`,
    [ctx.tenantId, id],
  );
  return row ?? null;
}

/** Counts a move of the business's share that Stripe refused: the next attempt needs an idempotency key of its own. */
export async function noteRefusedMove(ctx: TenantContext, paymentId: string): Promise<void> {
  await tenantQuery(
    ctx,
    `UPDATE "Payment" SET "movesRefused" = "movesRefused" + 1 WHERE "tenantId" = $1::uuid AND "id" = $2::uuid`,
    [ctx.tenantId, paymentId],
  );
}

/** Stores the Stripe customer whose card may be charged for the balance, with the customer's consent. */
export async function saveStripeCustomer(
  tx: Tx,
  ctx: TenantContext,
  customerId: string,
  stripeCustomerId: string,
): Promise<void> {
  await tx.customer.update({
    where: { tenantId_id: { tenantId: ctx.tenantId, id: customerId } },
    data: { stripeCustomerId },
    select: { id: true },
  });
}
