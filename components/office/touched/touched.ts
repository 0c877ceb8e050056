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

/** The booking stays at its time and goes to somebody else. */
export type GiveTo = (booking: Touched, resource: string) => Promise<Acted>;

/** What a form needs to say whom it touches before it saves. */
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
