import { CalendarCheck } from 'lucide-react';
import { Money } from '@/components/ui/money';

const lines = [
  { label: 'Classic day', cents: 300_000 },
  { label: 'Second photographer', cents: 45_000 },
];

/** An example of what a customer sees before paying. */
export function SampleBooking() {
  return (
    <figure className="grid gap-4 rounded-card border bg-surface p-5 text-sm shadow-overlay sm:p-6">
      <figcaption className="flex items-center gap-3">
        <span className="grid size-10 place-items-center rounded-full bg-accent-soft text-accent-text">
          <CalendarCheck aria-hidden className="size-5" />
        </span>
        <span className="grid">
          <span className="font-medium">Saturday, 12 June</span>
          <span className="text-faint">An example booking</span>
        </span>
      </figcaption>
      <dl className="grid gap-2">
        {lines.map(({ label, cents }) => (
          <div key={label} className="flex flex-wrap justify-between gap-x-4">
            <dt className="text-soft">{label}</dt>
            <dd>
              <Money cents={cents} currency="USD" locale="en-US" column />
            </dd>
          </div>
        ))}
        <div className="flex flex-wrap justify-between gap-x-4 border-t pt-2.5 text-base font-medium">
          <dt>Due now</dt>
          <dd>
            <Money cents={103_500} currency="USD" locale="en-US" column />
          </dd>
        </div>
        <div className="flex flex-wrap justify-between gap-x-4">
          <dt className="text-soft">Due 13 May</dt>
          <dd>
            <Money cents={241_500} currency="USD" locale="en-US" column />
          </dd>
        </div>
      </dl>
      <p className="rounded-control bg-sunken px-3 py-2.5 text-soft">
        What cancelling would give back is said here, before anything is paid.
      </p>
    </figure>
  );
}
