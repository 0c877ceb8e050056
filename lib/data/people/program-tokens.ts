import { mintTenantContext } from '@/lib/data/connection/mint-context';
import { systemActor, type TenantContext } from '@/lib/data/connection/tenant-context';
import { systemQuery, type Tx } from '@/lib/data/connection/transaction';
import type { MemberRole, ProgramTokenKind } from '@/lib/data/prisma-client/enums';

export type NewProgramToken = {
  accessId: string;
  kind: ProgramTokenKind;
  tokenHash: string;
  expiresAt: Date;
  /** Of a code. */
  redirectUri?: string;
  challenge?: string;
};

/** As the system role. */
export async function addProgramTokens(tx: Tx, ctx: TenantContext, tokens: NewProgramToken[]): Promise<void> {
  await tx.programToken.createMany({ data: tokens.map((token) => ({ ...token, tenantId: ctx.tenantId })) });
}

/** Says until when a program has something that works; as the system role. */
export async function prolongProgramAccess(
  tx: Tx,
  ctx: TenantContext,
  id: string,
  endsAt: Date,
): Promise<void> {
  await tx.programAccess.updateMany({ where: { tenantId: ctx.tenantId, id }, data: { endsAt } });
}

export type ShownToken = {
  ctx: TenantContext;
  id: string;
  kind: ProgramTokenKind;
  accessId: string;
  userId: string;
  clientId: string;
  programName: string;
  scopes: string[];
  redirectUri: string | null;
  challenge: string | null;
  expiresAt: number;
  isUsed: boolean;
  /** Nobody has taken the access back, and the member who gave it still works for the business. */
  isAllowed: boolean;
};

/**
 * What a code or a token is, by its hash; locked until the caller's transaction (of the system role) ends, so that of two
 * who show it at once the second finds it used.
 */
export async function lockProgramToken(
  tx: Tx,
  kinds: readonly ProgramTokenKind[],
  tokenHash: string,
): Promise<ShownToken | null> {
  type Row = Omit<ShownToken, 'ctx' | 'expiresAt'> & { tenantId: string; expiresAt: Date };
  const [row] = await tx.$queryRawUnsafe<Row[]>(
    `SELECT t."tenantId", t."id", t."kind"::text AS "kind", t."accessId", a."userId", p."clientId", a."name" AS "programName", a."scopes",
        t."redirectUri", t."challenge", t."expiresAt", t."usedAt" IS NOT NULL AS "isUsed",
        a."revokedAt" IS NULL AND m."active" AS "isAllowed"
       FROM "ProgramToken" t
       JOIN "ProgramAccess" a ON a."tenantId" = t."tenantId" AND a."id" = t."accessId"
       JOIN "Program" p ON p."id" = a."programId"
       JOIN "Member" m ON m."tenantId" = a."tenantId" AND m."userId" = a."userId"
      WHERE t."tokenHash" = $1 AND t."kind" = ANY ($2::"ProgramTokenKind"[]) FOR UPDATE OF t`,
    tokenHash,
    kinds,
  );
  if (!row) return null;
  const { tenantId, expiresAt, ...token } = row;
  return { ...token, expiresAt: expiresAt.getTime(), ctx: mintTenantContext(tenantId, systemActor) };
}

/** Uses up what `lockProgramToken` has locked. */
export async function spendProgramToken(tx: Tx, ctx: TenantContext, id: string): Promise<void> {
  await tx.programToken.updateMany({
    where: { tenantId: ctx.tenantId, id },
    data: { usedAt: new Date() },
  });
}

export type ProgramCaller = {
  ctx: TenantContext;
  tenantSlug: string;
  accessId: string;
  programName: string;
  scopes: string[];
};

/**
 * Whom a program acts for that shows this access token: the member who allowed it, with the role that they have now. Null
 * when the token is unknown or too old, the access was taken back, or the member left. Notes the hour of the use.
 */
export async function findProgramCaller(tokenHash: string): Promise<ProgramCaller | null> {
  const [row] = await systemQuery<{
    tenantId: string;
    tenantSlug: string;
    accessId: string;
    programName: string;
    scopes: string[];
    userId: string;
    userName: string;
    role: MemberRole;
  }>(
    `WITH found AS (
       SELECT a."tenantId", b."slug" AS "tenantSlug", a."id" AS "accessId", a."name" AS "programName", a."scopes",
           a."userId", u."name" AS "userName", m."role"
         FROM "ProgramToken" t
         JOIN "ProgramAccess" a ON a."tenantId" = t."tenantId" AND a."id" = t."accessId" AND a."revokedAt" IS NULL
         JOIN "Member" m ON m."tenantId" = a."tenantId" AND m."userId" = a."userId" AND m."active"
         JOIN "User" u ON u."id" = a."userId"
         JOIN "Tenant" b ON b."id" = a."tenantId"
        WHERE t."tokenHash" = $1 AND t."kind" = 'ACCESS' AND t."usedAt" IS NULL AND t."expiresAt" > now()
     ), noted AS (
       UPDATE "ProgramAccess" a SET "lastUsedAt" = now() FROM found
        WHERE a."tenantId" = found."tenantId" AND a."id" = found."accessId"
          AND (a."lastUsedAt" IS NULL OR a."lastUsedAt" < now() - interval '1 hour')
     )
     SELECT * FROM found`,
    [tokenHash],
  );
  if (!row) return null;
  const { tenantId, userId, userName, role, ...access } = row;
  return {
    ...access,
    ctx: mintTenantContext(tenantId, { kind: 'MEMBER', id: userId, name: userName, role }),
  };
}
