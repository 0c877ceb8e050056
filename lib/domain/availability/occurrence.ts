import { v5 as namedUuid } from 'uuid';

/**
 * The namespace of these names (RFC 9562, version 5: the same name gives the same UUID on every machine, and Postgres
 * makes the same with uuid_generate_v5). Chosen once; changing it would split classes that are half booked.
 */
const namespace = '6f1f0f0c-8a53-4c0e-9d0b-0a3b5f3c7e21';

/** What the seats of one class share: its service and start (epoch ms). */
export function classOccurrence(serviceId: string, start: number): string {
  return namedUuid(`class ${serviceId} ${start}`, namespace);
}

/** A booking that takes its resources alone has an occurrence of its own. */
export function exclusiveOccurrence(bookingId: string): string {
  return namedUuid(`booking ${bookingId}`, namespace);
}

/** What the bookings of one local date share on a quota resource. */
export function quotaOccurrence(resourceId: string, date: string): string {
  return namedUuid(`quota ${resourceId} ${date}`, namespace);
}
