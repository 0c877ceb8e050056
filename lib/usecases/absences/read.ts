import { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { type AbsenceInput, absenceInput } from '@/lib/domain/editing/absence-input';
import { type EditResult, notFound } from '@/lib/domain/editing/refusal';
import { touchedBooking } from '@/lib/usecases/bookings/answers';
import { refundsIfCanceled } from '@/lib/usecases/bookings/cancel';
import { readTouched } from '@/lib/usecases/bookings/touched';
import { operation } from '@/lib/usecases/operation';
import { listResources } from '@/lib/usecases/resources/read';
import { closedThen, dayOff } from './closed-then';

const absentBooking = touchedBooking.extend({
  /** What goes back when the business cancels it, minor units; null: it can't be cancelled any more. */
  refundCents: z.int().nullable(),
  currency: z.string(),
  /** The slug of somebody who is free and whom no earlier booking of the list needs then; null: nobody is. */
  suggested: z.string().nullable(),
});
export type AbsentBooking = z.infer<typeof absentBooking>;

export const readAbsence = operation({
  name: 'absence.read',
  can: 'schedule:edit',
  effect: 'read',
  input: absenceInput,
  output: z.object({ name: z.string(), total: z.int(), rows: z.array(absentBooking) }),
  describe:
    'Reads the bookings of somebody who is away on a day, each with who else is free, and with what a cancellation gives back.',
  run: read,
});

/** At most forty bookings, earliest first; `total` counts all. Refuses with `not_found`. */
async function read(
  ctx: TenantContext,
  input: AbsenceInput,
): Promise<EditResult<{ name: string; total: number; rows: AbsentBooking[] }>> {
  const resource = (await listResources(ctx)).find(({ id }) => id === input.resourceId);
  if (!resource) return notFound('person or room');
  const values = { ...dayOff(input), id: await closedThen(ctx, input) };
  const touched = await readTouched(ctx, { change: { kind: 'closed', values }, listed: 0 });
  if (!touched.ok) return touched;
  const given: { to: string; start: number; end: number }[] = [];
  const rows: AbsentBooking[] = [];
  const standing = touched.rows.filter(({ moving }) => !moving).map(({ id }) => id);
  const refunds = await refundsIfCanceled(ctx, standing);
  for (const row of touched.rows) {
    const canceled = refunds.get(row.id);
    const isTaken = (slug: string) =>
      given.some(({ to, start, end }) => to === slug && start < row.end && row.start < end);
    const times = (slug: string) => given.filter(({ to }) => to === slug).length;
    const [first] = row.free
      .filter(({ slug }) => !isTaken(slug))
      .sort((a, b) => times(a.slug) - times(b.slug));
    if (first) given.push({ to: first.slug, start: row.start, end: row.end });
    rows.push({
      ...row,
      refundCents: canceled?.refundCents ?? null,
      currency: canceled?.currency ?? '',
      suggested: first?.slug ?? null,
    });
  }
  return { ok: true, name: resource.name, total: touched.total, rows };
}
