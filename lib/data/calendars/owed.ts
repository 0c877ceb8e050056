import { asSystem, type Tx } from '@/lib/data/connection/transaction';
import { addJobs, newJob } from '@/lib/data/outbox/jobs';

type Due = { tenantId: string; id: string };

async function owe(tx: Tx, name: 'read_calendar' | 'write_calendar', due: readonly Due[]): Promise<void> {
  for (const { tenantId, id } of due) await addJobs(tx, tenantId, [newJob(name, { sourceId: id })]);
}

/**
 * Owes a reading of calendars that are due, of whichever business, at most `limit`; each is due again in `againSeconds`, or
 * when its reading says.
 */
export function oweReadings(limit: number, againSeconds: number): Promise<void> {
  return asSystem(async (tx) => {
    const due = await tx.$queryRaw<Due[]>`
      UPDATE "CalendarSource" SET "dueAt" = now() + make_interval(secs => ${againSeconds})
       WHERE ("tenantId", "id") IN (SELECT "tenantId", "id" FROM "CalendarSource" WHERE "dueAt" <= now()
                                     ORDER BY "dueAt" LIMIT ${limit} FOR UPDATE SKIP LOCKED)
      RETURNING "tenantId", "id"`;
    await owe(tx, 'read_calendar', due);
  });
}

/**
 * Owes a writing of calendars in which something has changed, or that are due, of whichever business. Bookings and
 * closed periods themselves write nothing for it: their history says that there is something to write.
 */
export function oweWritings(limit: number, againSeconds: number): Promise<void> {
  return asSystem(async (tx) => {
    const due = await tx.$queryRaw<Due[]>`
      UPDATE "CalendarSource" SET "writeDueAt" = now() + make_interval(secs => ${againSeconds})
       WHERE ("tenantId", "id") IN (
         SELECT s."tenantId", s."id" FROM "CalendarSource" s
          WHERE s."writeDueAt" IS NOT NULL AND (s."writeDueAt" <= now() OR EXISTS (
            SELECT 1 FROM "AuditEntry" a WHERE a."tenantId" = s."tenantId" AND a."createdAt" > s."wroteThrough" AND a."subjectKind" IN ('Booking', 'Blackout')))
          ORDER BY s."writeDueAt" LIMIT ${limit} FOR UPDATE SKIP LOCKED)
      RETURNING "tenantId", "id"`;
    await owe(tx, 'write_calendar', due);
  });
}
