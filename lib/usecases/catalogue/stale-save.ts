import { changedSince, type EditRefusal } from '@/lib/domain/editing/refusal';

/**
 * Whether somebody saved the same thing since it was looked at. Asked under the lock of the change, of the rows as they
 * are then. A caller that looked at nothing (no edition) decides by itself. The refusal carries the present edition, so
 * that a person who has seen it can save all the same.
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

/** As `staleSave`, of a removal: what somebody changed meanwhile is looked at again before it goes. */
export function staleRemoval(
  seen: string | undefined,
  present: { edition: string } | null | undefined,
): EditRefusal | null {
  if (seen === undefined || !present || seen === present.edition) return null;
  return changedSince(
    'Somebody changed this since you opened it. Nothing was removed: go back, close it, and look at it again.',
  );
}
