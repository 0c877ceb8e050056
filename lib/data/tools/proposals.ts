import { msSql } from '@/lib/data/connection/json-sql';
import type { Actor, TenantContext } from '@/lib/data/connection/tenant-context';
import { type Tx, tenantQuery, withTenant } from '@/lib/data/connection/transaction';
import type { Prisma } from '@/lib/data/prisma-client/client';
import type { ActorKind, ProposalStatus } from '@/lib/data/prisma-client/enums';
import type { Preview } from '@/lib/domain/tools/preview';
import type { Via } from '@/lib/domain/tools/via';

export type ProposalRow = {
  id: string;
  /** Epoch milliseconds. */
  createdAt: number;
  expiresAt: number;
  status: ProposalStatus;
  operation: string;
  input: unknown;
  preview: Preview;
  edition: string;
  actorKind: ActorKind;
  actorId: string | null;
  actorName: string;
  via: Via;
  programName: string;
  conversationId: string | null;
  answeredByName: string;
  answeredAt: number | null;
  outcome: string;
};

const columns = `"id", ${msSql('"createdAt"')} AS "createdAt", ${msSql('"expiresAt"')} AS "expiresAt", "status", "operation",
  "input", "preview", "edition", "actorKind", "actorId", "actorName", "via", "programName", "conversationId", "answeredByName",
  ${msSql('"answeredAt"')} AS "answeredAt", "outcome"`;

/** Of the person, or of nobody: a key's are everybody's who may do what they say. */
const theirs = `("actorKind" = 'API' OR "actorId" = $2::uuid)`;

type NewProposal = {
  id: string;
  expiresAt: Date;
  operation: string;
  input: unknown;
  preview: Preview;
  edition: string;
  subjectId: string | null;
  via: Via;
  conversationId: string | null;
};

export async function addProposal(ctx: TenantContext, proposal: NewProposal): Promise<void> {
  const { tenantId, actor } = ctx;
  await withTenant(ctx, (tx) =>
    tx.proposal.create({
      data: {
        ...proposal,
        tenantId,
        input: proposal.input as Prisma.InputJsonValue,
        actorKind: actor.kind,
        actorId: actor.id,
        actorName: actor.name,
        programName: actor.program?.name ?? '',
      },
      select: { id: true },
    }),
  );
}

export async function findProposal(
  ctx: TenantContext,
  id: string,
  person: Pick<Actor, 'id'>,
): Promise<ProposalRow | null> {
  const [row] = await tenantQuery<ProposalRow>(
    ctx,
    `SELECT ${columns} FROM "Proposal" WHERE "tenantId" = $1::uuid AND ${theirs} AND "id" = $3::uuid`,
    [ctx.tenantId, person.id, id],
  );
  return row ?? null;
}

/** Newest first, of these operations only. `before`: the id of the last one that was read. */
export function listProposals(
  ctx: TenantContext,
  person: Pick<Actor, 'id'>,
  asked: { operations: readonly string[]; waiting?: boolean; before?: string | null; limit: number },
): Promise<ProposalRow[]> {
  return tenantQuery<ProposalRow>(
    ctx,
    `SELECT ${columns} FROM "Proposal"
      WHERE "tenantId" = $1::uuid AND ${theirs} AND "operation" = ANY ($3::text[])
        AND (NOT $4::bool OR ("status" = 'WAITING' AND "expiresAt" > now()))
        AND ($5::uuid IS NULL OR "id" < $5::uuid)
      ORDER BY "id" DESC LIMIT $6`,
    [ctx.tenantId, person.id, asked.operations, asked.waiting ?? false, asked.before ?? null, asked.limit],
  );
}

/**
 * Takes a proposal that waits, as it was seen, for the person who answers it: at most one call gets it.
 * @returns whether this one did
 */
export async function claimProposal(
  tx: Tx,
  ctx: TenantContext,
  { id, edition }: { id: string; edition: string },
  status: 'RUNNING' | 'DECLINED',
): Promise<boolean> {
  const now = new Date();
  const { count } = await tx.proposal.updateMany({
    where: { tenantId: ctx.tenantId, id, edition, status: 'WAITING', expiresAt: { gt: now } },
    data: { status, answeredById: ctx.actor.id, answeredByName: ctx.actor.name, answeredAt: now },
  });
  return count === 1;
}

/** The world has moved: it waits again, with what it would do now. */
export async function renewProposal(
  ctx: TenantContext,
  id: string,
  { input, preview, edition }: Pick<ProposalRow, 'input' | 'preview' | 'edition'>,
): Promise<void> {
  await tenantQuery(
    ctx,
    `UPDATE "Proposal" SET "status" = 'WAITING', "answeredById" = NULL, "answeredByName" = '', "answeredAt" = NULL,
            "did" = '[]', "input" = $3::jsonb, "preview" = $4::jsonb, "edition" = $5
      WHERE "tenantId" = $1::uuid AND "id" = $2::uuid AND "status" = 'RUNNING'`,
    [ctx.tenantId, id, JSON.stringify(input), JSON.stringify(preview), edition],
  );
}

/** What came of it. @returns false when it has ended already, or was to be refused and something of it was done */
export async function closeProposal(
  ctx: TenantContext,
  id: string,
  status: 'DONE' | 'REFUSED',
  outcome: string,
): Promise<boolean> {
  const closed = await tenantQuery(
    ctx,
    `UPDATE "Proposal" SET "status" = $3::"ProposalStatus", "outcome" = $4
      WHERE "tenantId" = $1::uuid AND "id" = $2::uuid AND "status" = 'RUNNING' AND ($3 = 'DONE' OR "did" = '[]') RETURNING 1`,
    [ctx.tenantId, id, status, outcome],
  );
  return closed.length === 1;
}
