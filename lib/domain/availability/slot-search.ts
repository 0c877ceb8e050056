import type { Catalogue, Service } from '@/lib/domain/catalogue';
import { MINUTE } from '@/lib/domain/durations';
import { type ZoneOffsets, zoneOffsets } from '@/lib/domain/zone-offsets';
import { claimsByResource } from './claim-counts';
import { GridCursor } from './grid-cursor';
import type { Need } from './needs';
import { ResourceCursor, type Timing } from './resource-cursor';
import { HoursOfResources } from './resource-hours';
import { ascendingOnce, fixedStarts, stepStarts } from './starts';
import type { Claim } from './types';

/**
 * A resource that could fill a group. `grid`: the starts that its own hours allow; null where every start is allowed.
 */
export type Candidate = { sweep: ResourceCursor; grid: GridCursor | null; allowed: boolean };

/** All that is needed to decide the starts between two instants without further time zone look-ups. */
export type SlotSearch = {
  /** Ascending, each once. */
  starts: number[];
  timing: Timing;
  tenantZone: ZoneOffsets;
  groups: Candidate[][];
  quotaClaims: readonly Claim[];
};

/** Milliseconds; duration 0 for a service of whole days. */
export function timingOf(service: Service): Timing {
  return {
    duration: (service.durationMinutes ?? 0) * MINUTE,
    before: service.bufferBeforeMinutes * MINUTE,
    after: service.bufferAfterMinutes * MINUTE,
  };
}

/**
 * Prepares the search for starts in [from, to) (epoch ms). The step grid is that of the resource that fills the first
 * group, anchored at its openings; fixed start times are on the tenant's clock.
 */
export function slotSearch(query: {
  catalogue: Catalogue;
  service: Service;
  needs: readonly Need[];
  claims: readonly Claim[];
  from: number;
  to: number;
}): SlotSearch {
  const { catalogue, service, needs, from, to } = query;
  const timing = timingOf(service);
  const tenantZone = zoneOffsets(catalogue.tenant.timeZone, from, to + timing.duration);
  const hours = new HoursOfResources(catalogue, tenantZone, from, to + timing.duration);
  const quota = service.quotaResourceId === null ? [] : [service.quotaResourceId];
  const ids = new Set([...needs.flatMap(({ resourceIds }) => resourceIds), ...quota]);
  const margin = 2 * 86_400_000;
  const claims = claimsByResource(
    query.claims,
    ids,
    from - timing.before - margin,
    to + timing.duration + timing.after + margin,
  );
  const sweeps = new Map<string, ResourceCursor>();
  for (const id of ids) {
    sweeps.set(id, new ResourceCursor(id, hours.openOf(id), claims.get(id) ?? [], timing));
  }

  const grids = new Map<string, number[]>();
  if (service.startTimes.length === 0) {
    for (const id of needs[0]?.resourceIds ?? []) {
      const schedule = hours.scheduleOf(id);
      if (!schedule || grids.has(schedule.id)) continue;
      const { openings, zone } = hours.of(schedule);
      grids.set(schedule.id, stepStarts(openings, zone, service.stepMinutes, from, to));
    }
  }
  const starts =
    service.startTimes.length > 0
      ? fixedStarts(service.startTimes, tenantZone, from, to)
      : grids.size === 1
        ? ([...grids.values()][0] ?? [])
        : ascendingOnce([...grids.values()].flat());

  const groups = needs.map((need, group) =>
    need.resourceIds.map((id): Candidate => {
      const grid = group === 0 && grids.size > 1 ? grids.get(hours.scheduleOf(id)?.id ?? '') : undefined;
      return {
        sweep: sweeps.get(id) as ResourceCursor,
        grid: grid ? new GridCursor(grid) : null,
        allowed: need.allowed.includes(id),
      };
    }),
  );
  const quotaClaims = quota.flatMap((id) => claims.get(id) ?? []);
  return { starts, timing, tenantZone, groups, quotaClaims };
}
