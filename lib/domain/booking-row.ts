import type { BookingType, Package } from '@/lib/domain/catalogue';
import type { BookingStatus } from '@/lib/domain/lifecycle';
import { type BookingMoney, moneyState } from '@/lib/domain/money-state';
import { addressMissing } from '@/lib/domain/place';
import { timeInWords } from '@/lib/domain/when';

/** What a list needs of a booking as lib/data reads it. Instants in epoch ms, local dates in the tenant's zone. */
type ListedBooking = BookingMoney & {
  id: string;
  reference: string;
  status: BookingStatus;
  bookingType: BookingType;
  date: string;
  endDate: string;
  start: number;
  end: number;
  seats: number;
  contactName: string;
  contactAddress: string;
  currency: string;
  package: { name: string; locationKind: Package['locationKind'] };
  tenant: { timeZone: string; locale: string };
  resources: { name: string; kind: string }[];
};

export type BookingRow = {
  id: string;
  reference: string;
  status: BookingStatus;
  date: string;
  endDate: string;
  /** In the business's zone; null: whole days. */
  time: string | null;
  name: string;
  packageName: string;
  /** Where it is, if at the customer's; empty: nobody has said yet, and somebody has to go there. */
  at: string | null;
  seats: number;
  with: string[];
  totalCents: number;
  owedCents: number;
  overdue: boolean;
  currency: string;
  locale: string;
};

/** A booking as a row of a list. */
export function bookingRow(booking: ListedBooking, today: string): BookingRow {
  const { timeZone, locale } = booking.tenant;
  const money = moneyState(booking, today);
  return {
    id: booking.id,
    reference: booking.reference,
    status: booking.status,
    date: booking.date,
    endDate: booking.endDate,
    time:
      booking.bookingType === 'DATE'
        ? null
        : `${timeInWords(booking.start, timeZone, locale)}–${timeInWords(booking.end, timeZone, locale)}`,
    name: booking.contactName,
    packageName: booking.package.name,
    at: atTheirs(booking, today),
    seats: booking.seats,
    with: booking.resources
      .filter((each) => each.kind !== 'QUOTA' && each.kind !== 'BUSINESS')
      .map((each) => each.name),
    totalCents: booking.totalCents,
    owedCents: money.owedCents,
    overdue: money.state === 'OVERDUE',
    currency: booking.currency,
    locale,
  };
}

/** The address of a customer who was erased is no longer missing, nor that of a day gone by. */
function atTheirs(booking: ListedBooking, today: string): string | null {
  if (booking.package.locationKind !== 'CUSTOMER') return null;
  if (!addressMissing(booking.package, booking)) return booking.contactAddress;
  const isAhead = ['PENDING', 'CONFIRMED'].includes(booking.status) && booking.endDate >= today;
  return isAhead ? '' : null;
}
