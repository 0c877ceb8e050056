import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { type Tx, withTenant } from '@/lib/data/connection/transaction';

export type GoogleAccountForOffice = { id: string; email: string; lostAt: number | null };

export function listGoogleAccounts(ctx: TenantContext): Promise<GoogleAccountForOffice[]> {
  return withTenant(ctx, async (tx) => {
    const rows = await tx.googleAccount.findMany({
      where: { tenantId: ctx.tenantId },
      select: { id: true, email: true, lostAt: true },
      orderBy: { email: 'asc' },
    });
    return rows.map(({ lostAt, ...row }) => ({ ...row, lostAt: lostAt?.getTime() ?? null }));
  });
}

export type GoogleAccount = { id: string; email: string; sealedToken: string; lostAt: Date | null };

export function findGoogleAccount(ctx: TenantContext, id: string): Promise<GoogleAccount | null> {
  return withTenant(ctx, (tx) =>
    tx.googleAccount.findUnique({
      where: { tenantId_id: { tenantId: ctx.tenantId, id } },
      select: { id: true, email: true, sealedToken: true, lostAt: true },
    }),
  );
}

/** The id that an account of this address has, or gets. A second call at once waits for the first. */
export async function idOfGoogleAccount(tx: Tx, ctx: TenantContext, email: string): Promise<string> {
  const madeBy = ctx.actor.kind === 'MEMBER' ? ctx.actor.id : null;
  const { id } = await tx.googleAccount.upsert({
    where: { tenantId_email: { tenantId: ctx.tenantId, email } },
    create: { tenantId: ctx.tenantId, email, sealedToken: '', madeBy },
    update: { email },
    select: { id: true },
  });
  return id;
}

/** Keeps its refresh token; it lets us in from now on, and its calendars are due, with a channel of the new permission. */
export async function keepGoogleToken(
  tx: Tx,
  ctx: TenantContext,
  id: string,
  sealedToken: string,
): Promise<void> {
  const where = { tenantId_id: { tenantId: ctx.tenantId, id } };
  await tx.googleAccount.update({ where, data: { sealedToken, lostAt: null }, select: { id: true } });
  await tx.calendarSource.updateMany({
    where: { tenantId: ctx.tenantId, accountId: id },
    data: { dueAt: new Date(), syncToken: null, channelUntil: null },
  });
  await tx.calendarSource.updateMany({
    where: { tenantId: ctx.tenantId, accountId: id, writeDueAt: { not: null } },
    data: { writeDueAt: new Date() },
  });
}

/** Google lets us in no more. @returns whose it is; null when it was noted before */
export async function noteGoogleLost(tx: Tx, ctx: TenantContext, id: string): Promise<string | null> {
  const [lost] = await tx.googleAccount.updateManyAndReturn({
    where: { tenantId: ctx.tenantId, id, lostAt: null },
    data: { lostAt: new Date() },
    select: { email: true },
  });
  return lost?.email ?? null;
}

/** With its calendars and their busy times. @returns what it was; null when there is none */
export async function removeGoogleAccount(
  tx: Tx,
  ctx: TenantContext,
  id: string,
): Promise<{ email: string; sealedToken: string } | null> {
  const { tenantId } = ctx;
  const [found] = await tx.$queryRaw<{ email: string; sealedToken: string }[]>`
    SELECT "email", "sealedToken" FROM "GoogleAccount" WHERE "tenantId" = ${tenantId}::uuid AND "id" = ${id}::uuid FOR UPDATE`;
  if (!found) return null;
  const sources = await tx.calendarSource.findMany({
    where: { tenantId, accountId: id },
    select: { id: true },
  });
  await tx.busyTime.deleteMany({ where: { tenantId, sourceId: { in: sources.map((source) => source.id) } } });
  await tx.calendarEntry.deleteMany({ where: { tenantId, source: { accountId: id } } });
  await tx.calendarSource.deleteMany({ where: { tenantId, accountId: id } });
  await tx.googleAccount.deleteMany({ where: { tenantId, id } });
  return found;
}
