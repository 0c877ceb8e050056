import { namedUuid } from '@/lib/domain/named-uuid';

/** Chosen once; changing it would split classes that are half booked. */
const namespace = '6f1f0f0c-8a53-4c0e-9d0b-0a3b5f3c7e21';

/** What the seats of one class share: its service and start (epoch ms). */
export function classOccurrence(serviceId: string, start: number): string {
  return namedUuid(namespace, `class ${serviceId} ${start}`);
}

/** A booking that takes its resources alone has an occurrence of its own. */
export function exclusiveOccurrence(bookingId: string): string {
  return namedUuid(namespace, `booking ${bookingId}`);
}

/** What the bookings of one local date share on a quota resource. */
export function quotaOccurrence(resourceId: string, date: string): string {
  return namedUuid(namespace, `quota ${resourceId} ${date}`);
}
