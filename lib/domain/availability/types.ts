import type { Catalogue } from '@/lib/domain/catalogue';
import type { PackageTimes } from './needs';

/** A live hold on a resource, buffers included: half-open, epoch ms. */
export type Claim = {
  resourceId: string;
  start: number;
  end: number;
  /** The seat it takes is `[seatFrom, seatTo)`; `seatTo` null: it takes the resource alone. */
  seatFrom: number;
  seatTo: number | null;
  /** What the seats of one class share; an exclusive claim has its own. */
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
  /** Live ones only, of at least the service's resources (its quota resource too) around the window; any order. */
  claims: readonly Claim[];
  now: number;
};

/** One bookable start. */
export type Slot = {
  start: number;
  /** The appointment's end, without buffers. */
  end: number;
  /** Seats that this occurrence still has; for a service that is taken alone, the package's largest party. */
  seatsLeft: number;
  /** One resource for each group of the service, in the order of its groups. */
  resourceIds: string[];
};

export const dateReasons = ['past', 'too_soon', 'too_far', 'not_a_start_day', 'closed', 'taken'] as const;
export type DateReason = (typeof dateReasons)[number];
export type DateAvailability = { date: string; available: boolean; reason?: DateReason };
