import { CalendarDays, CalendarX2, CirclePlus, MapPin, ReceiptText, UserRound, Users } from 'lucide-react';
import type { ReactNode } from 'react';
import { CurrencyNote } from '@/components/ui/currency-note';
import type { BookingView } from '@/lib/domain/booking-view';
import { currencyNoteOf } from '@/lib/domain/currency-note';

/** What, when, where and the money of a booking, each on a line of its own. */
export function BookingFacts({ view }: { view: BookingView }) {
  return (
    <dl className="grid gap-4">
      <Fact icon={CalendarDays} label="When">
        <span className="font-medium">{view.when.first}</span>
        {view.when.second && <span className="text-sm text-soft">{view.when.second}</span>}
      </Fact>
      {view.place && (
        <Fact icon={MapPin} label="Where">
          <span className="[overflow-wrap:anywhere]" dir="auto">
            {view.place}
          </span>
          {view.mapUrl && (
            <a href={view.mapUrl} className="text-sm text-accent-text underline underline-offset-4">
              Show on a map
            </a>
          )}
        </Fact>
      )}
      {view.people.length > 0 && (
        <Fact icon={UserRound} label="With">
          <span dir="auto">{view.people.join(', ')}</span>
        </Fact>
      )}
      {view.seats > 1 && (
        <Fact icon={Users} label="For">
          {view.seats} people
        </Fact>
      )}
      {view.addOns.length > 0 && (
        <Fact icon={CirclePlus} label="Extras">
          {view.addOns.map((addOn) => (
            <span key={addOn} className="[overflow-wrap:anywhere]" dir="auto">
              {addOn}
            </span>
          ))}
        </Fact>
      )}
      <Fact icon={ReceiptText} label="Money">
        {view.money}
        <CurrencyNote note={currencyNoteOf(view.prices)} />
      </Fact>
      {view.cancel && (
        <Fact icon={CalendarX2} label="If you cancel">
          <span className="text-sm text-soft">{view.cancel}</span>
        </Fact>
      )}
    </dl>
  );
}

function Fact({ icon: Icon, label, children }: { icon: typeof Users; label: string; children: ReactNode }) {
  return (
    <div className="relative grid gap-0.5 pl-8.5">
      <dt className="text-sm text-faint">
        <Icon aria-hidden className="absolute top-0.5 left-0 size-5 text-accent-text" />
        {label}
      </dt>
      <dd className="grid gap-0.5">{children}</dd>
    </div>
  );
}
