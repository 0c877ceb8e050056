import type { TenantContext } from './context';
import type { DisputeStatus } from './prisma-client/enums';
import type { Tx } from './transaction';

export type NewDispute = {
  id: string;
  bookingId: string;
  paymentId: string;
  stripeDisputeId: string;
  amountCents: number;
  takenCents: number;
  currency: string;
  reason: string;
  status: DisputeStatus;
  openedAt: Date;
  closedAt: Date | null;
};

export async function addDispute(tx: Tx, ctx: TenantContext, dispute: NewDispute): Promise<void> {
  await tx.dispute.create({ data: { ...dispute, tenantId: ctx.tenantId }, select: { id: true } });
}

export async function updateDispute(
  tx: Tx,
  ctx: TenantContext,
  id: string,
  data: { status: DisputeStatus; amountCents: number; takenCents: number; closedAt: Date | null },
): Promise<void> {
  await tx.dispute.update({
    where: { tenantId_id: { tenantId: ctx.tenantId, id } },
    data,
    select: { id: true },
  });
}
