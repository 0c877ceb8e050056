import type { Interval } from './intervals';
import type { Claim } from './types';

/** Milliseconds. */
export type Timing = { duration: number; before: number; after: number };

/**
 * A cursor over one resource's openings and claims. Starts (epoch ms) must be asked in ascending order, so that each
 * opening and each claim is passed once. The appointment must lie inside one opening; with its buffers it must not
 * overlap a claim.
 */
export class ResourceCursor {
  readonly resourceId: string;
  private readonly open: readonly Interval[];
  private readonly claims: readonly Claim[];
  // Copied into plain fields: they are read for every start.
  private readonly duration: number;
  private readonly before: number;
  /** From a start to the end of the buffer after the appointment. */
  private readonly reach: number;
  private opening = 0;
  /** Claims before index `passed` begin before the end of the last asked start. */
  private passed = 0;
  private busyUntil = Number.NEGATIVE_INFINITY;
  /** Claims before index `oldest` end before the last asked start. */
  private oldest = 0;

  /** `claims` are those of this resource, sorted by start. */
  constructor(resourceId: string, open: readonly Interval[], claims: readonly Claim[], timing: Timing) {
    this.resourceId = resourceId;
    this.open = open;
    this.claims = claims;
    this.duration = timing.duration;
    this.before = timing.before;
    this.reach = timing.duration + timing.after;
  }

  isOpen(start: number): boolean {
    const end = start + this.duration;
    const { open } = this;
    let at = this.opening;
    while (at < open.length && (open[at] as Interval).end < end) at += 1;
    this.opening = at;
    return at < open.length && (open[at] as Interval).start <= start;
  }

  /** Whether no claim overlaps the appointment and its buffers. */
  isFree(start: number): boolean {
    const { claims } = this;
    const to = start + this.reach;
    let at = this.passed;
    while (at < claims.length && (claims[at] as Claim).start < to) {
      const { end } = claims[at] as Claim;
      if (end > this.busyUntil) this.busyUntil = end;
      at += 1;
    }
    this.passed = at;
    return this.busyUntil <= start - this.before;
  }

  /** Seats that the occurrence has taken on this resource; -1 when a claim of another occurrence is in the way. */
  seatsTaken(start: number, occurrenceAt: (start: number) => string): number {
    if (this.isFree(start)) return 0;
    const { claims } = this;
    const from = start - this.before;
    while (this.oldest < this.passed && (claims[this.oldest] as Claim).end <= from) this.oldest += 1;
    const occurrence = occurrenceAt(start);
    let taken = 0;
    for (let at = this.oldest; at < this.passed; at += 1) {
      const claim = claims[at] as Claim;
      if (claim.end <= from) continue;
      if (claim.occurrence !== occurrence || claim.seatTo === null) return -1;
      taken += claim.seatTo - claim.seatFrom;
    }
    return taken;
  }
}
