import { v5 as namedUuid } from 'uuid';

/**
 * The namespace of occurrence ids (RFC 9562, version 5: the same name gives the same UUID on every machine, and in
 * Postgres by uuid_generate_v5). Never change it: classes that are half booked would be split.
 */
const namespace = '6f1f0f0c-8a53-4c0e-9d0b-0a3b5f3c7e21';

/** The occurrence that the seats of one class share, by service and start (epoch ms). */
export function classOccurrence(serviceId: string, start: number): string {
  return namedUuid(`class ${serviceId} ${start}`, namespace);
}

/** The occurrence of a booking that takes its resources alone: its own. */
export function exclusiveOccurrence(bookingId: string): string {
  return namedUuid(`booking ${bookingId}`, namespace);
}

/** The occurrence that the bookings of one local date (of the tenant) share on a quota resource. */
export function quotaOccurrence(resourceId: string, date: string): string {
  return namedUuid(`quota ${resourceId} ${date}`, namespace);
}
