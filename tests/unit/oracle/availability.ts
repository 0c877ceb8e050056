import { type Clock, clockOf, dateOfDay, dayNumber, firstMinuteAt, wallAt, weekdayOf } from './clock';

/**
 * The slow, obvious answer to "what can be booked": every minute of the window is tried, every minute of an appointment
 * is looked at, every choice of resources is gone through. It shares no code with lib/domain; its words are its own.
 */
export type OracleResource = {
  id: string;
  zone: string;
  weekly: Record<number, { startMinute: number; endMinute: number }[]>;
  overrides: Record<string, { startMinute: number; endMinute: number }[]>;
};

export type OracleClaim = {
  resourceId: string;
  /** Epoch minutes. */
  from: number;
  to: number;
  seats: number | 'alone';
  /** "class 123" for the class that starts in epoch minute 123, "day 2026-01-01" for a daily limit, else unique. */
  tag: string;
};

export type OracleWorld = {
  /** The days around which everything happens. */
  firstDate: string;
  lastDate: string;
  tenantZone: string;
  resources: OracleResource[];
  blackouts: {
    resourceId: string | null;
    startDate: string;
    endDate: string;
    startMinute: number | null;
    endMinute: number | null;
  }[];
  groups: { resourceIds: string[]; choosable: boolean }[];
  duration: number;
  days: number;
  before: number;
  after: number;
  step: number;
  startTimes: string[];
  startDays: number[];
  notice: number;
  /** Days only: sold on the day itself until this minute of it, and without notice. */
  soldUntil: number | null;
  horizonDays: number;
  capacity: number;
  dailyLimit: number | null;
  minSeats: number;
  maxSeats: number;
  claims: OracleClaim[];
  /** Epoch ms. */
  now: number;
};

export type OracleSlot = { minute: number; seatsLeft: number; resourceIds: string[] };
export type OracleAsk = { from: string; to: string; zone: string; seats: number; chosen: string | null };

const QUOTA = 'quota';

export class Oracle {
  private readonly tenant: Clock;
  private readonly open = new Map<string, Uint8Array>();
  private readonly starts = new Map<string, Uint8Array>();

  constructor(
    private readonly world: OracleWorld,
    /** The same world with other claims: its hours need no second look. */
    before?: Oracle,
  ) {
    this.tenant = this.clock(world.tenantZone);
    for (const resource of world.resources) {
      this.open.set(resource.id, before?.open.get(resource.id) ?? this.openMinutes(resource));
      this.starts.set(resource.id, before?.starts.get(resource.id) ?? this.startMinutes(resource));
    }
  }

  slots(ask: OracleAsk): OracleSlot[] {
    const { world } = this;
    const groups = this.allowed(ask);
    if (groups === null) return [];
    const viewer = this.clock(ask.zone);
    const first = firstMinuteAt(viewer, dayNumber(ask.from) * 1440);
    const end = firstMinuteAt(viewer, (dayNumber(ask.to) + 1) * 1440);
    const slots: OracleSlot[] = [];
    for (let minute = first; minute < end; minute += 1) {
      const day = Math.floor(wallAt(this.tenant, minute) / 1440);
      const leads = (groups[0] ?? []).filter((id) => this.isStart(id, minute));
      if (leads.length === 0 || this.ruleAgainst(minute, day) !== null) continue;
      if (!this.quotaLeft(day)) continue;
      const possible = groups.map((ids, index) =>
        (index === 0 ? leads : ids).filter((id) => this.isOpenDuring(id, minute, minute + world.duration)),
      );
      const from = minute - world.before;
      const to = minute + world.duration + world.after;
      const filled = this.fill(possible, from, to, `class ${minute}`, ask.seats);
      if (filled) slots.push({ minute, ...filled });
    }
    return slots;
  }

  dates(ask: OracleAsk): { date: string; reason: string | null }[] {
    const groups = this.allowed(ask);
    const rows: { date: string; reason: string | null }[] = [];
    for (let day = dayNumber(ask.from); day <= dayNumber(ask.to); day += 1) {
      rows.push({
        date: dateOfDay(day),
        reason: groups === null ? 'closed' : this.dateReason(day, groups, ask),
      });
    }
    return rows;
  }

  private dateReason(day: number, groups: string[][], ask: OracleAsk): string | null {
    const { world } = this;
    const from = firstMinuteAt(this.tenant, day * 1440);
    const to = firstMinuteAt(this.tenant, (day + world.days) * 1440);
    const rule = this.ruleAgainst(from, day, world.soldUntil);
    if (rule !== null) return rule;
    const isOpen = (id: string) => {
      for (let each = day; each < day + world.days; each += 1) {
        if (firstMinuteAt(this.tenant, each * 1440) === firstMinuteAt(this.tenant, (each + 1) * 1440))
          return false;
        const resource = world.resources.find((one) => one.id === id);
        const hours = resource && hoursOf(resource, dateOfDay(each));
        if (!hours?.some(({ startMinute, endMinute }) => endMinute > startMinute)) return false;
      }
      return !this.blackoutsOf(id).some(
        (blackout) => blackout.from < blackout.to && blackout.from < to && blackout.to > from,
      );
    };
    const possible = groups.map((ids) => ids.filter(isOpen));
    if (!this.everyChoice(possible).length) return 'closed';
    const filled = this.fill(possible, from, to, `class ${from}`, ask.seats);
    return filled === null || !this.quotaLeft(day) ? 'taken' : null;
  }

  /** From the first minute of a tenant's date to that of the next. */
  minutesOf(date: string): { from: number; to: number } {
    const day = dayNumber(date);
    return {
      from: firstMinuteAt(this.tenant, day * 1440),
      to: firstMinuteAt(this.tenant, (day + 1) * 1440),
    };
  }

  /** The resources that may fill each group, or null when the question itself can't be met. */
  private allowed(ask: OracleAsk): string[][] | null {
    const { world } = this;
    const most = world.capacity > 1 ? Math.min(world.capacity, world.maxSeats) : world.maxSeats;
    if (ask.seats < world.minSeats || ask.seats > most || world.groups.length === 0) return null;
    if (ask.chosen === null) return world.groups.map(({ resourceIds }) => resourceIds);
    const chosen = ask.chosen;
    const at = world.groups.findIndex((group) => group.choosable && group.resourceIds.includes(chosen));
    if (at < 0) return null;
    return world.groups.map(({ resourceIds }, index) => (index === at ? [chosen] : resourceIds));
  }

  private ruleAgainst(minute: number, day: number, soldUntil: number | null = null): string | null {
    const { world } = this;
    const today = Math.floor(wallAt(this.tenant, Math.floor(world.now / 60_000)) / 1440);
    const isToday =
      soldUntil !== null &&
      day === today &&
      world.now < firstMinuteAt(this.tenant, today * 1440 + soldUntil) * 60_000;
    if (minute * 60_000 < world.now && !isToday) return 'past';
    const notice = soldUntil === null ? world.notice : 0;
    if (minute * 60_000 - world.now < notice * 60_000 && !isToday) return 'too_soon';
    if (day - today > world.horizonDays) return 'too_far';
    if (world.startDays.length > 0 && !world.startDays.includes(weekdayOf(dateOfDay(day))))
      return 'not_a_start_day';
    return null;
  }

  /** The minutes at which the hours of a resource (or the fixed times) put a start. */
  private startMinutes(resource: OracleResource): Uint8Array {
    const { world } = this;
    const starts = new Uint8Array(this.tenant.wall.length);
    const times = world.startTimes.map((time) => {
      const [hours, minutes] = time.split(':').map(Number);
      return (hours ?? 0) * 60 + (minutes ?? 0);
    });
    if (times.length > 0) {
      this.tenant.wall.forEach((shown, index) => {
        if (times.includes(shown % 1440)) starts[index] = 1;
      });
      return starts;
    }
    const clock = this.clock(resource.zone);
    for (const { wallStart, wallEnd } of this.periods(resource)) {
      const end = firstMinuteAt(clock, wallEnd);
      for (let minute = firstMinuteAt(clock, wallStart); minute < end; minute += 1) {
        const shown = wallAt(clock, minute);
        const isInHours = shown >= wallStart && shown < wallEnd;
        if (isInHours && (shown - wallStart) % world.step === 0) starts[minute - clock.first] = 1;
      }
    }
    return starts;
  }

  private isStart(resourceId: string, minute: number): boolean {
    return this.starts.get(resourceId)?.[minute - this.tenant.first] === 1;
  }

  private isOpenDuring(resourceId: string, from: number, to: number): boolean {
    const open = this.open.get(resourceId);
    for (let minute = from; minute < to; minute += 1) {
      if (open?.[minute - this.tenant.first] !== 1) return false;
    }
    return open !== undefined;
  }

  private openMinutes(resource: OracleResource): Uint8Array {
    const clock = this.clock(resource.zone);
    const open = new Uint8Array(clock.wall.length);
    for (const { wallStart, wallEnd } of this.periods(resource)) {
      open.fill(
        1,
        firstMinuteAt(clock, wallStart) - clock.first,
        firstMinuteAt(clock, wallEnd) - clock.first,
      );
    }
    for (const { from, to } of this.blackoutsOf(resource.id)) {
      open.fill(0, Math.max(0, from - clock.first), Math.max(0, to - clock.first));
    }
    return open;
  }

  private blackoutsOf(resourceId: string): { from: number; to: number }[] {
    return this.world.blackouts
      .filter((blackout) => blackout.resourceId === null || blackout.resourceId === resourceId)
      .map((blackout) => ({
        from: firstMinuteAt(this.tenant, dayNumber(blackout.startDate) * 1440 + (blackout.startMinute ?? 0)),
        to: firstMinuteAt(this.tenant, dayNumber(blackout.endDate) * 1440 + (blackout.endMinute ?? 1440)),
      }));
  }

  private periods(resource: OracleResource): { wallStart: number; wallEnd: number }[] {
    const periods: { wallStart: number; wallEnd: number }[] = [];
    for (let day = dayNumber(this.world.firstDate) + 1; day < dayNumber(this.world.lastDate); day += 1) {
      for (const { startMinute, endMinute } of hoursOf(resource, dateOfDay(day))) {
        periods.push({ wallStart: day * 1440 + startMinute, wallEnd: day * 1440 + endMinute });
      }
    }
    return periods;
  }

  private quotaLeft(day: number): boolean {
    const { dailyLimit } = this.world;
    if (dailyLimit === null) return true;
    const taken = this.taken(
      QUOTA,
      firstMinuteAt(this.tenant, day * 1440),
      firstMinuteAt(this.tenant, (day + 1) * 1440),
      `day ${dateOfDay(day)}`,
    );
    return taken !== 'blocked' && taken < dailyLimit;
  }

  private taken(resourceId: string, from: number, to: number, tag: string): number | 'blocked' {
    let taken = 0;
    for (const claim of this.world.claims) {
      if (claim.resourceId !== resourceId || claim.from >= to || claim.to <= from) continue;
      if (claim.tag !== tag || claim.seats === 'alone') return 'blocked';
      taken += claim.seats;
    }
    return taken;
  }

  private fill(
    possible: string[][],
    from: number,
    to: number,
    tag: string,
    seats: number,
  ): { seatsLeft: number; resourceIds: string[] } | null {
    const { world } = this;
    const isClass = world.capacity > 1;
    for (const choice of this.everyChoice(possible)) {
      const lefts = choice.map((id, group) => {
        const taken = this.taken(id, from, to, isClass ? tag : 'none');
        if (taken === 'blocked') return -1;
        if (!isClass) return taken === 0 ? world.maxSeats : -1;
        // A class that has begun to fill stays on its resources.
        const others = world.groups[group]?.resourceIds ?? [];
        const isElsewhere = others.some((other) => {
          const count = this.taken(other, from, to, tag);
          return count !== 'blocked' && count > 0;
        });
        if (isElsewhere && taken === 0) return -1;
        return world.capacity - taken;
      });
      const seatsLeft = Math.min(...lefts);
      if (seatsLeft >= (isClass ? seats : 1)) return { seatsLeft, resourceIds: choice };
    }
    return null;
  }

  /** Every way to fill the groups with different resources, in the order of preference. */
  private everyChoice(possible: string[][]): string[][] {
    let choices: string[][] = [[]];
    for (const ids of possible) {
      choices = choices.flatMap((choice) =>
        ids.filter((id) => !choice.includes(id)).map((id) => [...choice, id]),
      );
    }
    return choices;
  }

  private clock(zone: string): Clock {
    const first = dayNumber(this.world.firstDate) * 1440;
    return clockOf(zone, first, dayNumber(this.world.lastDate) * 1440 - first);
  }
}

function hoursOf(resource: OracleResource, date: string): { startMinute: number; endMinute: number }[] {
  return resource.overrides[date] ?? resource.weekly[weekdayOf(date)] ?? [];
}
