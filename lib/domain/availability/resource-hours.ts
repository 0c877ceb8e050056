import type { Catalogue, Schedule } from '@/lib/domain/catalogue';
import { type ZoneOffsets, zoneOffsets } from '@/lib/domain/zone-offsets';
import { blackoutsBetween, type Opening, openingsBetween } from './hours';
import { type Interval, subtract, unite } from './intervals';

/** The openings of the catalogue's resources between two instants (epoch ms); each schedule is computed once. */
export class HoursOfResources {
  private readonly schedules = new Map<
    string,
    { openings: Opening[]; open: Interval[]; zone: ZoneOffsets }
  >();

  constructor(
    private readonly catalogue: Catalogue,
    private readonly tenantZone: ZoneOffsets,
    private readonly from: number,
    private readonly to: number,
  ) {}

  scheduleOf(resourceId: string): Schedule | undefined {
    const resource = this.catalogue.resources.find(({ id }) => id === resourceId);
    return this.catalogue.schedules.find(({ id }) => id === resource?.scheduleId);
  }

  of(schedule: Schedule): { openings: Opening[]; open: Interval[]; zone: ZoneOffsets } {
    const known = this.schedules.get(schedule.id);
    if (known) return known;
    const zone = zoneOffsets(schedule.timeZone, this.from, this.to);
    const openings = openingsBetween(schedule, zone, this.from, this.to);
    const made = { openings, open: unite(openings), zone };
    this.schedules.set(schedule.id, made);
    return made;
  }

  /** The closed periods of a resource, including those of the whole business. */
  closedOf(resourceId: string): Interval[] {
    return blackoutsBetween(this.catalogue.blackouts, resourceId, this.tenantZone, this.from, this.to);
  }

  /** When a resource is open, its closed periods taken out. */
  openOf(resourceId: string): Interval[] {
    const schedule = this.scheduleOf(resourceId);
    if (!schedule) return [];
    const { open } = this.of(schedule);
    const closed = this.closedOf(resourceId);
    return closed.length === 0 ? open : subtract(open, closed);
  }
}
