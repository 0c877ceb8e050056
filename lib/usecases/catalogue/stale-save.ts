import { changedSince, type EditRefusal } from '@/lib/domain/editing/refusal';

/**
 * Optimistic concurrency for forms: refuses when the row was saved by somebody else since the caller read it. Call it
 * under the lock of the change, with the row as it is then. A caller without an edition isn't checked. The refusal
 * carries the present edition, so that a person who has seen it can save anyway.
 */
export function staleSave(
  seen: string | undefined,
  present: { edition: string } | null | undefined,
): EditRefusal | null {
  if (seen === undefined || !present || seen === present.edition) return null;
  return changedSince(
    'Somebody saved this since you opened it. Nothing was overwritten, and what you typed is still here.',
    present.edition,
  );
}

/** As `staleSave`, for a removal. */
export function staleRemoval(
  seen: string | undefined,
  present: { edition: string } | null | undefined,
): EditRefusal | null {
  if (seen === undefined || !present || seen === present.edition) return null;
  return changedSince(
    'Somebody changed this since you opened it. Nothing was removed: go back, close it, and look at it again.',
  );
}
