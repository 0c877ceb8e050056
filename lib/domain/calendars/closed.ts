import { rangeOfBlackout } from '@/lib/domain/availability/hours';
import type { Blackout } from '@/lib/domain/catalogue';
import { DAY } from '@/lib/domain/durations';
import { toEpochDay } from '@/lib/domain/local-date';
import { zoneOffsets } from '@/lib/domain/zone-offsets';

/** A closed period as calendars elsewhere have to know it. */
export type ClosedPeriod = Blackout & {
  id: string;
  /** Of the person or room; null: the whole business. */
  resourceName: string | null;
  /** Epoch milliseconds. */
  changedAt: number;
};

/** "Closed: stocktaking", "Ann isn’t available"; why only for those who may know. */
export function closedInWords({ resourceName, reason }: ClosedPeriod, withReason: boolean): string {
  const what = resourceName === null ? 'Closed' : `${resourceName} isn’t available`;
  return withReason && reason !== '' ? `${what}: ${reason}` : what;
}

/** Whole days have no minutes, and no zone elsewhere. */
export const isWholeDays = ({ startMinute, endMinute }: Blackout): boolean =>
  startMinute === null && endMinute === null;

/** When it begins and ends on the business's clock, epoch milliseconds. */
export function closedRange(period: ClosedPeriod, timeZone: string): { start: number; end: number } {
  const [first, last] = [period.startDate, period.endDate].map((date) => toEpochDay(date) * DAY);
  return rangeOfBlackout(period, zoneOffsets(timeZone, (first ?? 0) - 2 * DAY, (last ?? 0) + 3 * DAY));
}
