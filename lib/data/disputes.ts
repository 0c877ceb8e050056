import type { TenantContext } from './context';
import type { DisputeStatus } from './prisma-client/enums';
import { type Tx, tenantQuery } from './transaction';

export type NewDispute = {
  id: string;
  bookingId: string;
  paymentId: string;
  stripeDisputeId: string;
  amountCents: number;
  currency: string;
  reason: string;
  status: DisputeStatus;
  openedAt: Date;
  closedAt: Date | null;
};

export async function addDispute(tx: Tx, ctx: TenantContext, dispute: NewDispute): Promise<void> {
  await tx.dispute.create({ data: { ...dispute, tenantId: ctx.tenantId }, select: { id: true } });
}

export async function findDisputeByStripeId(
  tx: Tx,
  ctx: TenantContext,
  stripeDisputeId: string,
): Promise<{ id: string; status: DisputeStatus; closedAt: Date | null } | null> {
  return tx.dispute.findFirst({
    where: { tenantId: ctx.tenantId, stripeDisputeId },
    select: { id: true, status: true, closedAt: true },
  });
}

export async function updateDispute(
  tx: Tx,
  ctx: TenantContext,
  id: string,
  data: { status: DisputeStatus; amountCents: number; closedAt: Date | null },
): Promise<void> {
  await tx.dispute.update({
    where: { tenantId_id: { tenantId: ctx.tenantId, id } },
    data,
    select: { id: true },
  });
}

/** A dispute with what moves its money; minor units. */
export type DisputeMoney = {
  id: string;
  stripeDisputeId: string;
  status: DisputeStatus;
  amountCents: number;
  currency: string;
  reversedCents: number;
  restoredCents: number;
  stripeAccountId: string | null;
  paymentId: string;
  paymentIntentId: string | null;
};

export async function readDisputeMoney(ctx: TenantContext, id: string): Promise<DisputeMoney | null> {
  const [row] = await tenantQuery<DisputeMoney>(
    ctx,
    `SELECT d."id", d."stripeDisputeId", d."status", d."amountCents", d."currency", d."reversedCents", d."restoredCents",
            t."stripeAccountId", d."paymentId", p."stripePaymentIntentId" AS "paymentIntentId"
       FROM "Dispute" d JOIN "Tenant" t ON t."id" = d."tenantId"
       JOIN "Payment" p ON p."tenantId" = d."tenantId" AND p."id" = d."paymentId"
      WHERE d."tenantId" = $1::uuid AND d."id" = $2::uuid`,
    [ctx.tenantId, id],
  );
  return row ?? null;
}

/** Notes what was taken from or given back to the business's account. */
export async function noteDisputeMoney(
  ctx: TenantContext,
  id: string,
  moved: { reversedCents: number } | { restoredCents: number },
): Promise<void> {
  const [column, cents] =
    'reversedCents' in moved
      ? ['reversedCents', moved.reversedCents]
      : ['restoredCents', moved.restoredCents];
  await tenantQuery(
    ctx,
    `UPDATE "Dispute" SET "${column}" = $3 WHERE "tenantId" = $1::uuid AND "id" = $2::uuid`,
    [ctx.tenantId, id, cents],
  );
}
