import { CircleCheck } from 'lucide-react';
import { Card } from '@/components/ui/card';
import { LinkButton } from '@/components/ui/link-button';
import { type BookingView, calendarLinks, type ViewedBooking } from '@/lib/domain/booking-view';
import { calendarEvent } from '@/lib/domain/calendar-link';
import { AddToCalendar } from './add-to-calendar';
import { BookingFacts } from './booking-facts';

type ConfirmationProps = { view: BookingView; booking: ViewedBooking; manageHref: string };

/** The confirmation of a booking: what, when, where, the money, and what can be done with it. */
export function Confirmation({ view, booking, manageHref }: ConfirmationProps) {
  const event = calendarEvent(booking, { place: view.place, notes: `Booking ${view.reference}` });
  return (
    <div className="mx-auto grid max-w-2xl gap-8">
      <div className="grid gap-3">
        <CircleCheck aria-hidden className="size-10 text-positive" />
        <h1 className="display text-4xl sm:text-5xl">It’s booked.</h1>
        <p className="text-soft">
          {view.contactName ? `Thank you, ${view.contactName}. ` : ''}The confirmation is on its way to{' '}
          <span className="[overflow-wrap:anywhere] text-ink">{view.contactEmail}</span>.
        </p>
      </div>
      <Card className="grid gap-6 p-6 sm:p-8">
        <div className="grid gap-1">
          <h2 className="display text-2xl [overflow-wrap:anywhere]" dir="auto">
            {view.title}
          </h2>
          <p className="text-sm text-faint">
            Booking <span className="font-medium tracking-wide">{view.reference}</span>
          </p>
        </div>
        <BookingFacts view={view} />
        <div className="flex flex-wrap gap-2 border-t pt-6">
          <AddToCalendar links={calendarLinks(event, manageHref)} />
          <LinkButton href={manageHref} tone="accent" prefetch={false}>
            See, move or cancel
          </LinkButton>
        </div>
      </Card>
      <p className="text-sm text-soft">
        Keep the link in the mail: it is the key to this booking. Nobody else needs to see it.
      </p>
    </div>
  );
}
