import { addDays } from '@/lib/domain/local-date';
import { localDateOf, localMinuteOf } from '@/lib/domain/time';

/** Later in the day than this no mail of the day goes out any more; it waits for the next morning. Minutes since midnight. */
export const LAST_MAIL_MINUTE = 22 * 60;

/** The clock that brings a reminder comes every quarter of an hour, and whoever reads it needs a while. */
const AHEAD_MINUTES = 60;

/**
 * On which local date a booking's reminder goes out, at the business's hour for mails. One that would come only when the
 * booking begins or has begun (the day itself for what begins early, or takes the whole day) comes a day earlier. Null:
 * it would be today or earlier, and only repeat the confirmation. Instants in epoch milliseconds.
 */
export function reminderDay(
  booking: { date: string; start: number },
  policy: { reminderDaysBefore: number; mailMinute: number },
  timeZone: string,
  now: number,
): string | null {
  const { reminderDaysBefore: days, mailMinute } = policy;
  const isTooLate = days === 0 && localMinuteOf(booking.start, timeZone) < mailMinute + AHEAD_MINUTES;
  const day = addDays(booking.date, isTooLate ? -1 : -days);
  return day > localDateOf(now, timeZone) ? day : null;
}
