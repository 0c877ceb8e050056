import type { TenantContext } from '@/lib/data/connection/tenant-context';
import type { AbsenceInput } from '@/lib/domain/editing/absence-input';
import type { BlackoutInput } from '@/lib/domain/editing/blackout-input';
import { listBlackouts } from '@/lib/usecases/blackouts/read';

/** The whole day for which nobody can book them, as a closed period that isn't saved yet. */
export const dayOff = ({ resourceId, date }: AbsenceInput): BlackoutInput => ({
  id: null,
  resourceId,
  reason: 'Away',
  startDate: date,
  endDate: date,
  startMinute: null,
  endMinute: null,
});

/** The closed period of theirs that covers the whole day already: the absence was recorded before, or it is a holiday. */
export async function closedThen(
  ctx: TenantContext,
  { resourceId, date }: AbsenceInput,
): Promise<string | null> {
  const { rows } = await listBlackouts(ctx, { from: date, search: '', cursor: null });
  const covering = rows.find(
    (each) =>
      each.resourceId === resourceId &&
      each.startDate <= date &&
      each.endDate >= date &&
      (each.startMinute === null || each.startDate < date) &&
      (each.endMinute === null || each.endDate > date),
  );
  return covering?.id ?? null;
}
