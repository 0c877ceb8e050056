import { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { type Tx, tenantQuery } from '@/lib/data/connection/transaction';

export type ChecklistRow = {
  slug: string;
  /** What the owner has saved at least once. */
  changedSite: boolean;
  changedHours: boolean;
  changedPackages: boolean;
  /** Customers can pay: by card, or at the appointment. */
  canBePaid: boolean;
  hasBooking: boolean;
  /** Steps that the owner ticked. */
  ticked: Record<string, boolean>;
};

const ticks = z.record(z.string(), z.boolean()).catch({});

/** A step that the owner completes by saving something. */
export type SetUpStep = 'changedSite' | 'changedHours' | 'changedPackages';

/** A business's progress through the set-up checklist, from its rows. */
export async function readChecklistRow(ctx: TenantContext): Promise<ChecklistRow | null> {
  const changed = (step: SetUpStep) => `t."checklist" @> '{"${step}": true}'`;
  const [row] = await tenantQuery<Omit<ChecklistRow, 'ticked'> & { ticked: unknown }>(
    ctx,
    `SELECT t."slug", ${changed('changedSite')} AS "changedSite", ${changed('changedHours')} AS "changedHours",
            ${changed('changedPackages')} AS "changedPackages",
            t."chargesEnabled" OR coalesce(p."paymentTiming" <> 'BEFORE', false) AS "canBePaid",
            -- In an order that an index has: EXISTS may be looked for from the start of the table.
            (SELECT b."id" FROM "Booking" b WHERE b."tenantId" = $1::uuid ORDER BY b."startTime" LIMIT 1) IS NOT NULL
              AS "hasBooking",
            t."checklist" AS "ticked"
       FROM "Tenant" t LEFT JOIN "Policy" p ON p."tenantId" = t."id" WHERE t."id" = $1::uuid`,
    [ctx.tenantId],
  );
  return row ? { ...row, ticked: ticks.parse(row.ticked) } : null;
}

/**
 * Records the step in the transaction of the first save: later it could only be found by reading the whole audit history.
 */
export async function noteSetUp(tx: Tx, ctx: TenantContext, step: SetUpStep): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Tenant" SET "checklist" = "checklist" || jsonb_build_object(${step}::text, true)
     WHERE "id" = ${ctx.tenantId}::uuid AND "checklist"->>${step} IS NULL`;
}

export async function writeTick(ctx: TenantContext, step: string, done: boolean): Promise<void> {
  await tenantQuery(
    ctx,
    `UPDATE "Tenant" SET "checklist" = "checklist" || jsonb_build_object($2::text, $3::boolean) WHERE "id" = $1::uuid`,
    [ctx.tenantId, step, done],
  );
}
