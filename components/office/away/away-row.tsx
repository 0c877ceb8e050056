'use client';

import { Badge } from '@/components/ui/badge';
import { Field } from '@/components/ui/field';
import { useClock } from '@/components/ui/locale';
import { Select } from '@/components/ui/select';
import { formatMoney } from '@/lib/domain/money';
import { timeInWords } from '@/lib/domain/when';
import type { Touched } from '../touched/touched';

export type AwayBooking = Touched & {
  refundCents: number | null;
  currency: string;
  suggested: string | null;
};

type AwayRowProps = {
  row: AwayBooking;
  /** The slug of whom it is given to, `cancel` or `stay`. */
  choice: string;
  problem: string | undefined;
  timeZone: string;
  locale: string;
  onChange: (choice: string) => void;
};

export function AwayRow({ row, choice, problem, timeZone, locale, onChange }: AwayRowProps) {
  const clock = useClock(timeZone);
  const time =
    row.bookingType === 'TIMESLOT'
      ? `${timeInWords(row.start, clock, locale)}–${timeInWords(row.end, clock, locale)}`
      : 'All day';
  return (
    <li className="grid items-center gap-x-4 gap-y-2 rounded-control border bg-surface px-4 py-3 text-sm sm:grid-cols-[minmax(0,1fr)_16rem]">
      <div className="grid gap-0.5">
        <p className="flex flex-wrap items-baseline gap-x-3">
          <span className="tabular-nums">{time}</span>
          <span className="font-medium [overflow-wrap:anywhere]">{row.contactName}</span>
          {row.held && <Badge tone="caution">Being paid for now</Badge>}
          {row.moving && <Badge tone="caution">Moves here once it is paid</Badge>}
        </p>
        <p className="text-soft">
          {row.packageName} ·{' '}
          <a
            href={`/admin/bookings/${row.id}`}
            target="_blank"
            rel="noreferrer"
            className="underline underline-offset-4"
          >
            {row.reference}
            <span className="sr-only">, in a new tab</span>
          </a>
        </p>
        {problem && <p className="text-danger">{problem}</p>}
      </div>
      <Field label={`What becomes of ${row.contactName}, ${time}`} hideLabel>
        <Select value={choice} onChange={(event) => onChange(event.target.value)}>
          {row.free.map(({ slug, name }) => (
            <option key={slug} value={slug}>
              Give to {name}
            </option>
          ))}
          {row.refundCents !== null && (
            <option value="cancel">
              {row.refundCents > 0
                ? `Cancel, ${formatMoney(row.refundCents, row.currency, locale)} goes back`
                : 'Cancel, nothing was paid'}
            </option>
          )}
          <option value="stay">Leave it as it is</option>
        </Select>
      </Field>
    </li>
  );
}
