import type { TenantContext } from '@/lib/data/connection/tenant-context';
import type { Tx } from '@/lib/data/connection/transaction';
import type { DisputeStatus } from '@/lib/data/prisma-client/enums';

export type NewDispute = {
  id: string;
  bookingId: string;
  paymentId: string;
  stripeDisputeId: string;
  amountCents: number;
  takenCents: number;
  keptCents: number;
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
  data: Pick<NewDispute, 'status' | 'amountCents' | 'takenCents' | 'keptCents' | 'closedAt'>,
): Promise<void> {
  await tx.dispute.update({
    where: { tenantId_id: { tenantId: ctx.tenantId, id } },
    data,
    select: { id: true },
  });
}
