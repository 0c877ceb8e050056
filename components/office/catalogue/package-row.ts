import type { PackageInput } from '@/lib/domain/editing/package-input';

/** A package as the office lists and edits it. */
export type PackageRow = PackageInput & { id: string; bookingType: 'DATE' | 'TIMESLOT'; bookings: number };
