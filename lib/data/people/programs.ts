import { newId } from '@/lib/data/connection/new-id';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { asSystem, systemQuery, type Tx, withTenant } from '@/lib/data/connection/transaction';

export type NewProgram = {
  clientId: string;
  name: string;
  /** Its home page. */
  address: string | null;
  redirectUris: string[];
};
export type Program = NewProgram & { id: string };

/** A program that registered itself, or whose document was read when somebody allowed it. */
export async function findProgram(clientId: string): Promise<Program | null> {
  const [row] = await systemQuery<Program>(
    `SELECT "id", "clientId", "name", "address", "redirectUris" FROM "Program" WHERE "clientId" = $1`,
    [clientId],
  );
  return row ?? null;
}

export async function addProgram({ clientId, name, address, redirectUris }: NewProgram): Promise<void> {
  await systemQuery(
    `INSERT INTO "Program" ("id", "clientId", "name", "address", "redirectUris") VALUES ($1::uuid, $2, $3, $4, $5)`,
    [newId(), clientId, name, address, redirectUris],
  );
}

/** Keeps what a program's document says today; as the system role. @returns its id with us */
export async function keepProgram(tx: Tx, { clientId, ...program }: NewProgram): Promise<string> {
  const kept = await tx.program.upsert({
    where: { clientId },
    create: { clientId, ...program },
    update: program,
    select: { id: true },
  });
  return kept.id;
}

export type AccessForOffice = {
  id: string;
  userId: string;
  /** Of the member who allowed it. */
  userName: string;
  name: string;
  address: string | null;
  scopes: string[];
  createdAt: number;
  lastUsedAt: number | null;
};

/** What programs may do in the business now, newest first: of one member, or of all. */
export async function listProgramAccess(
  ctx: TenantContext,
  ofUser: string | null,
  now: number,
): Promise<AccessForOffice[]> {
  const rows = await withTenant(ctx, (tx) =>
    tx.programAccess.findMany({
      where: {
        tenantId: ctx.tenantId,
        revokedAt: null,
        endsAt: { gt: new Date(now) },
        ...(ofUser === null ? {} : { userId: ofUser }),
      },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    }),
  );
  const users = await asSystem((tx) =>
    tx.user.findMany({
      where: { id: { in: rows.map((row) => row.userId) } },
      select: { id: true, name: true },
    }),
  );
  const names = new Map(users.map((user) => [user.id, user.name]));
  return rows.map(({ id, userId, name, address, scopes, createdAt, lastUsedAt }) => ({
    id,
    userId,
    userName: names.get(userId) ?? '',
    name,
    address,
    scopes,
    createdAt: createdAt.getTime(),
    lastUsedAt: lastUsedAt?.getTime() ?? null,
  }));
}

export function countProgramAccess(tx: Tx, ctx: TenantContext, now: number): Promise<number> {
  return tx.programAccess.count({
    where: { tenantId: ctx.tenantId, revokedAt: null, endsAt: { gt: new Date(now) } },
  });
}

export type NewAccess = {
  userId: string;
  programId: string;
  name: string;
  address: string | null;
  scopes: string[];
  endsAt: Date;
};

/** As the system role. @returns its id */
export async function addProgramAccess(tx: Tx, ctx: TenantContext, access: NewAccess): Promise<string> {
  const made = await tx.programAccess.create({
    data: { ...access, tenantId: ctx.tenantId },
    select: { id: true },
  });
  return made.id;
}

/**
 * Ends a program's access; as the system role. `ofUser`: only if that member allowed it.
 * @returns what it was; null when there is none, or it was ended before
 */
export async function endProgramAccess(
  tx: Tx,
  ctx: TenantContext,
  id: string,
  ofUser: string | null,
): Promise<{ name: string; scopes: string[]; userId: string } | null> {
  const [gone] = await tx.programAccess.updateManyAndReturn({
    where: { tenantId: ctx.tenantId, id, revokedAt: null, ...(ofUser === null ? {} : { userId: ofUser }) },
    data: { revokedAt: new Date() },
    select: { name: true, scopes: true, userId: true },
  });
  return gone ?? null;
}

/** Ends what a member has allowed, who leaves: coming back brings none of it back. As the system role. */
export async function endProgramAccessOfMember(tx: Tx, ctx: TenantContext, userId: string): Promise<void> {
  await tx.programAccess.updateMany({
    where: { tenantId: ctx.tenantId, userId, revokedAt: null },
    data: { revokedAt: new Date() },
  });
}

/** Ends what a person has allowed in any business: their password is another one. As the system role. */
export async function endProgramAccessOf(tx: Tx, userId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE "ProgramAccess" SET "revokedAt" = now()
     WHERE "tenantId" IN (SELECT "tenantId" FROM "Member" WHERE "userId" = ${userId}::uuid)
       AND "userId" = ${userId}::uuid AND "revokedAt" IS NULL`;
}
