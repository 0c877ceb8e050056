import type { TouchedInput } from '@/lib/domain/editing/calendar-change-input';
import type { Acted } from '../bookings/use-act';
import type { SaveResult } from '../form/save-result';

/** A booking that a change of the calendar touches. Instants in epoch ms. */
export type Touched = {
  id: string;
  reference: string;
  version: number;
  contactName: string;
  packageName: string;
  bookingType: 'DATE' | 'TIMESLOT';
  date: string;
  start: number;
  end: number;
  held: boolean;
  moving: boolean;
  lost: string[];
  free: { slug: string; name: string }[];
};

export type ReadTouched = (
  input: TouchedInput,
) => Promise<{ ok: true; total: number; rows: Touched[] } | Extract<SaveResult, { ok: false }>>;

/** Moves a booking to another resource at its present time. */
export type GiveTo = (booking: Touched, resource: string) => Promise<Acted>;

/** What a form needs to show the touched bookings before it saves. */
export type TouchedProps = {
  read: ReadTouched;
  move: (input: {
    bookingId: string;
    version: number;
    date?: string;
    start?: string;
    resource?: string;
  }) => Promise<Acted>;
  timeZone: string;
  locale: string;
};
