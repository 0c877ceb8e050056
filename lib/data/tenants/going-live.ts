import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { type Tx, tenantQuery } from '@/lib/data/connection/transaction';

/**
 * Opens a draft and raises its catalogue version: what was cached of the draft is stale from this commit on. As the system
 * role, for a business doesn't open itself. @returns its slug; null when it was live before
 */
export async function writeLive(tx: Tx, ctx: TenantContext): Promise<string | null> {
  const [row] = await tx.tenant.updateManyAndReturn({
    where: { id: ctx.tenantId, liveAt: null },
    data: { liveAt: new Date(), catalogVersion: { increment: 1 } },
    select: { slug: true },
  });
  return row?.slug ?? null;
}

type SetUpRow = {
  slug: string;
  isLive: boolean;
  hasBooking: boolean;
  /** Steps that the owner ticked, and `dismissed`. */
  ticked: unknown;
};

/** A business's progress through the set-up list, as far as its own row and its bookings show it. */
export async function readSetUpRow(ctx: TenantContext): Promise<SetUpRow | null> {
  const [row] = await tenantQuery<SetUpRow>(
    ctx,
    `SELECT t."slug", t."liveAt" IS NOT NULL AS "isLive", t."checklist" AS "ticked",
            -- In an order that an index has: EXISTS may be looked for from the start of the table.
            (SELECT b."id" FROM "Booking" b WHERE b."tenantId" = $1::uuid ORDER BY b."startTime" LIMIT 1) IS NOT NULL
              AS "hasBooking"
       FROM "Tenant" t WHERE t."id" = $1::uuid`,
    [ctx.tenantId],
  );
  return row ?? null;
}

export async function writeTick(ctx: TenantContext, step: string, done: boolean): Promise<void> {
  await tenantQuery(
    ctx,
    `UPDATE "Tenant" SET "checklist" = "checklist" || jsonb_build_object($2::text, $3::boolean) WHERE "id" = $1::uuid`,
    [ctx.tenantId, step, done],
  );
}
