import { type Result, refuse, refuseField } from '@/lib/domain/errors';
import { daysBetween } from '@/lib/domain/local-date';

/** The longest window that the API answers (the public contract). */
const MAX_WINDOW_DAYS = 90;

/**
 * Checks a window of local dates, both inclusive; an open-ended one has no length limit. Refuses with
 * `validation_failed` (it ends before it begins) or `range_too_large`.
 */
export function checkWindow({
  from,
  to,
}: {
  from?: string | undefined;
  to?: string | undefined;
}): Result<object> {
  if (from === undefined || to === undefined) return { ok: true };
  if (to < from) return refuseField('to', '“to” must not be before “from”.');
  if (daysBetween(from, to) >= MAX_WINDOW_DAYS) {
    return refuse('range_too_large', `Please ask for at most ${MAX_WINDOW_DAYS} days at a time.`);
  }
  return { ok: true };
}
