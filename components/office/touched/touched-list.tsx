'use client';

import { useState, useTransition } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { DateText } from '@/components/ui/date-text';
import { LinkButton } from '@/components/ui/link-button';
import { useClock } from '@/components/ui/locale';
import { timeInWords } from '@/lib/domain/when';
import { useAct } from '../bookings/use-act';
import type { GiveTo, Touched } from './touched';

type TouchedListProps = { rows: Touched[]; timeZone: string; locale: string; giveTo: GiveTo };

/**
 * The bookings that a change touches, each with what can be done about it: another person, its own page, or nothing.
 */
export function TouchedList({ rows, ...more }: TouchedListProps) {
  return (
    <ul className="grid gap-2" aria-label="Bookings that this touches">
      {rows.map((row) => (
        <TouchedRow key={`${row.id}${row.moving}`} row={row} {...more} />
      ))}
    </ul>
  );
}

function TouchedRow({ row, timeZone, locale, giveTo }: { row: Touched } & Omit<TouchedListProps, 'rows'>) {
  const act = useAct();
  const clock = useClock(timeZone);
  const [given, setGiven] = useState<string | null>(null);
  const [problem, setProblem] = useState<string>();
  const [pending, start] = useTransition();
  const give = (to: { slug: string; name: string }) =>
    start(async () => {
      const failed = await act(() => giveTo(row, to.slug), `${row.contactName} is with ${to.name} now`);
      setProblem(failed);
      if (!failed) setGiven(to.name);
    });
  return (
    <li className="grid gap-2 rounded-control border px-3 py-2 text-sm">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <span className="tabular-nums">
          <DateText date={row.date} />
          {row.bookingType === 'TIMESLOT' &&
            `, ${timeInWords(row.start, clock, locale)}–${timeInWords(row.end, clock, locale)}`}
        </span>
        <span className="font-medium [overflow-wrap:anywhere]">{row.contactName}</span>
        <span className="text-soft">
          {row.packageName}
          {row.lost.length > 0 && ` with ${row.lost.join(', ')}`}
        </span>
        {row.held && <Badge tone="caution">Being paid for now</Badge>}
        {row.moving && <Badge tone="caution">Moves here once it is paid</Badge>}
      </div>
      {problem && (
        <p role="alert" className="text-danger">
          {problem}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        {given ? (
          <p className="self-center text-soft">With {given} now.</p>
        ) : (
          row.free.map((each) => (
            <Button key={each.slug} size="small" pending={pending} onClick={() => give(each)}>
              Give to {each.name}
            </Button>
          ))
        )}
        <LinkButton size="small" href={`/admin/bookings/${row.id}`} target="_blank">
          {row.held ? 'Cancel it' : 'Move or cancel'}
          <span className="sr-only"> {row.reference}, in a new tab</span>
        </LinkButton>
      </div>
    </li>
  );
}
