import type { Catalogue } from '@/lib/domain/catalogue';
import type { PackageTimes } from './needs';

/** The time of a resource that a booking takes, buffers included: half-open, epoch ms. */
export type Claim = {
  resourceId: string;
  start: number;
  end: number;
  /** The seat it takes is `[seatFrom, seatTo)`; `seatTo` null: it takes the whole resource. */
  seatFrom: number;
  seatTo: number | null;
  /** The occurrence, shared by the seats of one class; an exclusive claim has its own. */
  occurrence: string;
};

export type AvailabilityQuery = {
  catalogue: Catalogue;
  package: PackageTimes;
  /** Local dates in `timeZone`, both inclusive. DATE packages: always the tenant's own dates. */
  from: string;
  to: string;
  timeZone: string;
  /** How many people come. */
  seats: number;
  /** One resource of a choosable group; absent or null: any. */
  resourceId?: string | null;
  /** Live claims only, at least of the service's resources (its quota resource too) around the window; in any order. */
  claims: readonly Claim[];
  now: number;
};

/** One bookable start. */
export type Slot = {
  start: number;
  /** The appointment's end, without buffers. */
  end: number;
  /** Seats that this occurrence has left; for a service that takes its resources alone, the package's largest party. */
  seatsLeft: number;
  /** One resource for each group of the service, in the order of its groups. */
  resourceIds: string[];
};

export const dateReasons = ['past', 'too_soon', 'too_far', 'not_a_start_day', 'closed', 'taken'] as const;
export type DateReason = (typeof dateReasons)[number];
export type DateAvailability = { date: string; available: boolean; reason?: DateReason };
