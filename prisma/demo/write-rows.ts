import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { withTenant } from '@/lib/data/connection/transaction';
import type { Rows } from './record';

/** Columns that a row doesn't name get the table's defaults. */
const columns = {
  Payment:
    'tenantId id bookingId purpose method amountCents feeCents currency stripePaymentIntentId stripeChargeId paidAt createdAt',
  Refund:
    'tenantId id bookingId paymentId amountCents feeCents currency reason status stripeRefundId createdAt settledAt',
  AuditEntry: 'tenantId id actorKind actorName action subjectKind subjectId before after createdAt',
  Mail: 'tenantId id bookingId kind recipient status createdAt sentAt',
} as const;

/** Writes them in a handful of statements: thousands of rows one by one would take longer than all the rest. */
export async function writeRows(ctx: TenantContext, rows: Rows): Promise<void> {
  const { tenantId } = ctx;
  const insert = (table: keyof typeof columns, all: object[]) => {
    const names = columns[table]
      .split(' ')
      .map((name) => `"${name}"`)
      .join(', ');
    const json = JSON.stringify(all.map((row) => ({ ...row, tenantId })));
    return withTenant(ctx, (tx) =>
      tx.$executeRawUnsafe(
        `INSERT INTO "${table}" (${names}) SELECT ${names} FROM jsonb_populate_recordset(NULL::"${table}", $1::jsonb)`,
        json,
      ),
    );
  };
  await insert('Payment', rows.payments);
  await insert('Refund', rows.refunds);
  await insert('AuditEntry', rows.audit);
  await insert('Mail', rows.mails);
  await withTenant(ctx, async (tx) => {
    await tx.claim.deleteMany({ where: { tenantId, bookingId: { in: rows.released } } });
    await tx.$executeRaw`
      UPDATE "Booking" b
         SET "createdAt" = c."createdAt", "updatedAt" = c."updatedAt", "status" = c."status",
             "reminderDueDate" = c."reminderDueDate", "reminderSentAt" = c."reminderSentAt",
             "balanceReminderSentAt" = c."balanceReminderSentAt", "rescheduleCount" = c."rescheduleCount",
             "keepFloorBps" = c."keepFloorBps", "canceledAt" = c."canceledAt", "canceledBy" = c."canceledBy",
             "cancelReason" = c."cancelReason"
        FROM jsonb_populate_recordset(NULL::"Booking", ${JSON.stringify(rows.bookings)}::jsonb) c
       WHERE b."tenantId" = ${tenantId}::uuid AND b."id" = c."id"`;
    // A customer is known since their first booking.
    await tx.$executeRaw`
      UPDATE "Customer" c SET "createdAt" = f."at"
        FROM (SELECT "customerId", min("createdAt") AS "at" FROM "Booking"
               WHERE "tenantId" = ${tenantId}::uuid GROUP BY "customerId") f
       WHERE c."tenantId" = ${tenantId}::uuid AND c."id" = f."customerId"`;
  });
}
