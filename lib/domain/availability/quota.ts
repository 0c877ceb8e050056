import type { Service } from '@/lib/domain/catalogue';
import { DAY } from '@/lib/domain/durations';
import { formatEpochDay } from '@/lib/domain/local-date';
import { firstInstantOf, type ZoneOffsets } from '@/lib/domain/zone-offsets';
import { seatsTakenIn } from './claim-counts';
import { quotaOccurrence } from './occurrence';
import type { Claim } from './types';

/**
 * Returns whether a local day (of the tenant, since 1970-01-01) still takes a booking under the service's daily limit.
 * `claims` are those of its quota resource, sorted by start; `zone` is the tenant's.
 */
export function dailyQuota(
  service: Service,
  claims: readonly Claim[],
  zone: ZoneOffsets,
): (day: number) => boolean {
  const { dailyLimit, quotaResourceId } = service;
  if (dailyLimit === null || quotaResourceId === null) return () => true;
  return (day) => {
    const from = firstInstantOf(zone, day * DAY);
    const to = firstInstantOf(zone, (day + 1) * DAY);
    const taken = seatsTakenIn(claims, from, to, () => quotaOccurrence(quotaResourceId, formatEpochDay(day)));
    return taken >= 0 && taken < dailyLimit;
  };
}
