import { mintTenantContext } from '@/lib/data/connection/mint-context';
import { systemActor, type TenantContext } from '@/lib/data/connection/tenant-context';
import { systemQuery, type Tx } from '@/lib/data/connection/transaction';
import type { ProposalStatus } from '@/lib/data/prisma-client/enums';
import { AppError } from '@/lib/domain/errors';
import type { Preview } from '@/lib/domain/tools/preview';

/** An event of what was done for a proposal. */
export type Did = { action: string; subjectId: string };

/**
 * Notes on a proposal what is done for it, in the transaction that does it: both happen or neither.
 * @throws AppError conflict when the proposal has ended meanwhile, which rolls the caller's change back
 */
export async function noteDone(tx: Tx, ctx: TenantContext, id: string, did: Did): Promise<void> {
  const { action, subjectId } = did;
  const noted = await tx.$executeRawUnsafe(
    `UPDATE "Proposal" SET "did" = "did" || $3::jsonb
      WHERE "tenantId" = $1::uuid AND "id" = $2::uuid AND "status" = 'RUNNING'`,
    ctx.tenantId,
    id,
    JSON.stringify([{ action, subjectId }]),
  );
  if (noted === 0) throw new AppError('conflict', proposalEnded);
}

/** Said to whoever still works at a proposal that took too long. */
export const proposalEnded = 'This took too long and was ended, so it was not done. Ask for it again.';

/** Proposals that somebody confirmed more than `afterMs` ago and that still run: their process is gone. */
export async function findInterruptedProposals(
  afterMs: number,
  limit: number,
): Promise<{ ctx: TenantContext; id: string }[]> {
  const rows = await systemQuery<{ tenantId: string; id: string }>(
    `SELECT "tenantId", "id" FROM "Proposal"
      WHERE "status" = 'RUNNING' AND "answeredAt" < now() - make_interval(secs => $1::float8 / 1000)
      ORDER BY "answeredAt" LIMIT $2`,
    [afterMs, limit],
  );
  return rows.map(({ tenantId, id }) => ({ id, ctx: mintTenantContext(tenantId, systemActor) }));
}

export type RunningProposal = {
  operation: string;
  via: string;
  preview: Preview;
  answeredById: string | null;
  did: Did[];
};

/** A proposal that runs, locked until the end of the transaction: what is being done for it waits, and is then rolled back. */
export async function lockRunningProposal(
  tx: Tx,
  ctx: TenantContext,
  id: string,
): Promise<RunningProposal | null> {
  const [row] = await tx.$queryRawUnsafe<RunningProposal[]>(
    `SELECT "operation", "via"::text AS "via", "preview", "answeredById", "did" FROM "Proposal"
      WHERE "tenantId" = $1::uuid AND "id" = $2::uuid AND "status" = 'RUNNING' FOR UPDATE`,
    ctx.tenantId,
    id,
  );
  return row ?? null;
}

/** Ends what `lockRunningProposal` has locked. */
export async function endProposal(
  tx: Tx,
  ctx: TenantContext,
  id: string,
  status: Extract<ProposalStatus, 'DONE' | 'REFUSED' | 'INTERRUPTED'>,
  outcome: string,
): Promise<void> {
  await tx.proposal.updateMany({ where: { tenantId: ctx.tenantId, id }, data: { status, outcome } });
}
