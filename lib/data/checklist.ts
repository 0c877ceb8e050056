import { z } from 'zod';
import type { TenantContext } from './context';
import { tenantQuery } from './transaction';

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

/** How far a business has come, from what is in its rows. */
export async function readChecklistRow(ctx: TenantContext): Promise<ChecklistRow | null> {
  const changed = (pattern: string) =>
    `EXISTS (SELECT 1 FROM "AuditEntry" a WHERE a."tenantId" = $1::uuid AND a."action" LIKE '${pattern}')`;
  const [row] = await tenantQuery<Omit<ChecklistRow, 'ticked'> & { ticked: unknown }>(
    ctx,
    `SELECT t."slug", ${changed('site.%')} AS "changedSite", ${changed('schedule.%')} AS "changedHours",
            ${changed('package.%')} AS "changedPackages",
            t."chargesEnabled" OR coalesce(p."payAtAppointment", false) AS "canBePaid",
            EXISTS (SELECT 1 FROM "Booking" b WHERE b."tenantId" = $1::uuid) AS "hasBooking",
            t."checklist" AS "ticked"
       FROM "Tenant" t LEFT JOIN "Policy" p ON p."tenantId" = t."id" WHERE t."id" = $1::uuid`,
    [ctx.tenantId],
  );
  return row ? { ...row, ticked: ticks.parse(row.ticked) } : null;
}

export async function writeTick(ctx: TenantContext, step: string, done: boolean): Promise<void> {
  await tenantQuery(
    ctx,
    `UPDATE "Tenant" SET "checklist" = "checklist" || jsonb_build_object($2::text, $3::boolean) WHERE "id" = $1::uuid`,
    [ctx.tenantId, step, done],
  );
}
