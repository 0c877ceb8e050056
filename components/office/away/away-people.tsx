import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { count } from '../words';

type AwayPeopleProps = { people: { id: string; name: string; bookings: number }[]; date: string };

/** Everybody and everything that may be away, with how much that touches. */
export function AwayPeople({ people, date }: AwayPeopleProps) {
  return (
    <ul className="divide-y overflow-hidden rounded-card border bg-surface">
      {people.map(({ id, name, bookings }) => (
        <li key={id}>
          <Link
            href={`/admin/away?who=${id}&date=${date}`}
            className="flex min-h-12 items-center gap-3 px-5 py-3 -outline-offset-2 hover:bg-hover"
          >
            <span className="min-w-0 flex-1 font-medium [overflow-wrap:anywhere]">{name}</span>
            <span className="text-sm text-soft">
              {bookings === 0 ? 'nothing booked' : count(bookings, 'booking')}
            </span>
            <ChevronRight aria-hidden className="size-4 shrink-0 text-faint" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
