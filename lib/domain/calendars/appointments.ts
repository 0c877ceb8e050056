import { classOccurrence } from '@/lib/domain/availability/occurrence';
import type { BookingType, Package } from '@/lib/domain/catalogue';
import type { BookingStatus } from '@/lib/domain/lifecycle';

/** A booking as calendars elsewhere have to know it. Instants in epoch milliseconds, dates local to the business. */
export type BookedTime = {
  id: string;
  reference: string;
  status: BookingStatus;
  version: number;
  bookingType: BookingType;
  date: string;
  endDate: string;
  start: number;
  end: number;
  seats: number;
  resourceIds: string[];
  serviceId: string;
  contactName: string;
  contactEmail: string;
  contactPhone: string;
  contactAddress: string;
  notes: string;
  changedAt: number;
  /** Its seats are shared with other bookings of the same start. */
  isClass: boolean;
  package: Pick<Package, 'name' | 'locationKind' | 'locationText'>;
};

/** What is one entry in a calendar: a booking, or all bookings of one class. */
export type Appointment = {
  /** Stays the same however often it is moved or changed; a class that is moved is another one. */
  key: string;
  /** Rises with every change (RFC 5545, SEQUENCE). */
  sequence: number;
  /** Those that stand, or where nobody's does, those that are held. Empty: it was cancelled. */
  bookings: BookedTime[];
  /** Nobody has paid for it yet: a place that is only held. */
  isHeld: boolean;
  /** One of them, standing or not, for what they have in common. */
  of: BookedTime;
};

/** A number that rises with every change of what has no version (RFC 5545, SEQUENCE). */
export const changeNumber = (changedAt: number): number =>
  Math.floor((changedAt - Date.UTC(2026, 0, 1)) / 1000);

/** In the order of their start. A cancelled class is left out: it is gone with its last guest. */
export function appointmentsOf(booked: readonly BookedTime[]): Appointment[] {
  const changed = new Map<string, number>();
  for (const { serviceId, changedAt } of booked)
    changed.set(serviceId, Math.max(changed.get(serviceId) ?? 0, changedAt));
  const classes = new Map<string, Appointment>();
  const all: Appointment[] = [];
  for (const of of booked) {
    const stands = of.status !== 'CANCELED';
    if (!of.isClass) {
      all.push({ key: of.id, sequence: of.version, bookings: stands ? [of] : [], of, isHeld: false });
      continue;
    }
    if (!stands) continue;
    const key = classOccurrence(of.serviceId, of.start);
    const known = classes.get(key);
    if (known) known.bookings.push(of);
    else {
      // That somebody left it is a change of what it no longer shows: so the whole service's changes count.
      const sequence = changeNumber(changed.get(of.serviceId) ?? of.changedAt);
      const made = { key, sequence, bookings: [of], of, isHeld: false };
      classes.set(key, made);
      all.push(made);
    }
  }
  return all.map(withoutHolds);
}

/** Whoever is still paying is no guest yet; a class with nobody else is only held. */
function withoutHolds(appointment: Appointment): Appointment {
  const held = appointment.bookings.filter(({ status }) => status === 'PENDING');
  if (held.length === 0) return appointment;
  const firm = appointment.bookings.filter(({ status }) => status !== 'PENDING');
  return firm.length > 0 ? { ...appointment, bookings: firm } : { ...appointment, isHeld: true };
}

/** The words of an entry. `office` is the address of the office; without customers it says only what was booked. */
export function appointmentInWords(
  { of, bookings, isHeld }: Appointment,
  office: string,
  showsCustomers: boolean,
): { title: string; notes: string } {
  const guests = bookings.reduce((sum, { seats }) => sum + seats, 0);
  const many = of.isClass ? `${guests} ${guests === 1 ? 'guest' : 'guests'}` : '';
  const what = isHeld ? `Held: ${of.package.name}` : of.package.name;
  if (!showsCustomers) return { title: [what, many].filter(Boolean).join(', '), notes: '' };
  const link = ({ id }: BookedTime) => `${office}/admin/bookings/${id}`;
  if (of.isClass) {
    const lines = bookings.map((each) => `${each.seats} × ${contactOf(each)}\n${link(each)}`);
    return { title: `${what}, ${many}`, notes: lines.join('\n\n') };
  }
  const party = of.seats > 1 ? `, ${of.seats} people` : '';
  const notes = [`Booking ${of.reference}${party}`, contactOf(of), of.notes, link(of)];
  return { title: `${what}: ${of.contactName}`, notes: notes.filter(Boolean).join('\n') };
}

const contactOf = ({ contactName, contactPhone, contactEmail }: BookedTime) =>
  [contactName, contactPhone, contactEmail].filter(Boolean).join(', ');
