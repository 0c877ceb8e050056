import { addDays } from '@/lib/domain/local-date';
import { localDateOf, localMinuteOf } from '@/lib/domain/time';

/** After this minute of the day no daily mail is sent; it waits for the next morning. Minutes since local midnight. */
export const LAST_MAIL_MINUTE = 22 * 60;

/** The cron that sends reminders runs every quarter of an hour, and the reader needs time to act. */
const AHEAD_MINUTES = 60;

/**
 * The local date on which a booking's reminder is sent, at the business's mail hour. A reminder that would arrive only
 * when the booking begins or has begun (on the day itself, for an early start or a whole day) is sent a day earlier.
 * Null: that would be today or earlier, and only repeat the confirmation. Instants in epoch ms.
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
