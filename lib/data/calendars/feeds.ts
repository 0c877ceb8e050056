import { mintTenantContext } from '@/lib/data/connection/mint-context';
import { systemActor, type TenantContext } from '@/lib/data/connection/tenant-context';
import { systemQuery, type Tx, withTenant } from '@/lib/data/connection/transaction';

export type FeedForOffice = {
  id: string;
  resourceId: string | null;
  /** Of the person or room; null: everybody's. */
  resourceName: string | null;
  showsCustomers: boolean;
  showsClosed: boolean;
  createdAt: number;
  lastReadAt: number | null;
};

/** Those that work, newest first. Never an address: only its hash is kept. */
export function listFeeds(ctx: TenantContext): Promise<FeedForOffice[]> {
  return withTenant(ctx, async (tx) => {
    const rows = await tx.calendarFeed.findMany({
      where: { tenantId: ctx.tenantId, revokedAt: null },
      include: { resource: { select: { name: true } } },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    });
    return rows.map((row) => ({
      id: row.id,
      resourceId: row.resourceId,
      resourceName: row.resource?.name ?? null,
      showsCustomers: row.showsCustomers,
      showsClosed: row.showsClosed,
      createdAt: row.createdAt.getTime(),
      lastReadAt: row.lastReadAt?.getTime() ?? null,
    }));
  });
}

export function countFeeds(tx: Tx, ctx: TenantContext): Promise<number> {
  return tx.calendarFeed.count({ where: { tenantId: ctx.tenantId, revokedAt: null } });
}

export async function addFeed(
  tx: Tx,
  ctx: TenantContext,
  feed: { resourceId: string | null; showsCustomers: boolean; showsClosed: boolean; tokenHash: string },
): Promise<string> {
  const madeBy = ctx.actor.kind === 'MEMBER' ? ctx.actor.id : null;
  const made = await tx.calendarFeed.create({
    data: { ...feed, tenantId: ctx.tenantId, madeBy },
    select: { id: true },
  });
  return made.id;
}

/** @returns what it was of; null when there is no such address, or it was revoked before */
export async function revokeFeed(
  tx: Tx,
  ctx: TenantContext,
  id: string,
): Promise<{ resourceId: string | null; showsCustomers: boolean } | null> {
  const [gone] = await tx.calendarFeed.updateManyAndReturn({
    where: { tenantId: ctx.tenantId, id, revokedAt: null },
    data: { revokedAt: new Date() },
    select: { resourceId: true, showsCustomers: true },
  });
  return gone ?? null;
}

/** Revokes those that this person has made. @returns what they were of */
export function revokeFeedsMadeBy(
  tx: Tx,
  ctx: TenantContext,
  userId: string,
): Promise<{ id: string; resourceName: string | null; showsCustomers: boolean }[]> {
  return tx.$queryRaw`
    UPDATE "CalendarFeed" f SET "revokedAt" = now()
     WHERE f."tenantId" = ${ctx.tenantId}::uuid AND f."madeBy" = ${userId}::uuid AND f."revokedAt" IS NULL
    RETURNING f."id", f."showsCustomers",
              (SELECT r."name" FROM "Resource" r WHERE r."tenantId" = f."tenantId" AND r."id" = f."resourceId") AS "resourceName"`;
}

export type OpenFeed = {
  ctx: TenantContext;
  id: string;
  resourceId: string | null;
  showsCustomers: boolean;
  showsClosed: boolean;
};

/** The feed of an address by the hash of its secret; null when it is unknown or revoked. Notes the hour of the reading. */
export async function openFeed(tokenHash: string): Promise<OpenFeed | null> {
  const [row] = await systemQuery<Omit<OpenFeed, 'ctx'> & { tenantId: string }>(
    `WITH found AS (
       SELECT "tenantId", "id", "resourceId", "showsCustomers", "showsClosed" FROM "CalendarFeed"
        WHERE "tokenHash" = $1 AND "revokedAt" IS NULL
     ), noted AS (
       UPDATE "CalendarFeed" f SET "lastReadAt" = now() FROM found
        WHERE f."tenantId" = found."tenantId" AND f."id" = found."id"
          AND (f."lastReadAt" IS NULL OR f."lastReadAt" < now() - interval '1 hour')
     )
     SELECT * FROM found`,
    [tokenHash],
  );
  if (!row) return null;
  const { tenantId, ...feed } = row;
  return { ...feed, ctx: mintTenantContext(tenantId, systemActor) };
}
