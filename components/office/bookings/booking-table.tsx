'use client';

import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { DateText } from '@/components/ui/date-text';
import { Money } from '@/components/ui/money';
import { StatusBadge } from '@/components/ui/status-badge';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import type { BookingRow } from '@/lib/domain/booking-row';
import { type PackedRows, unpackRows } from '@/lib/domain/packed-rows';
import { AddressMissing } from './address-missing';

type BookingTableProps = {
  caption: string;
  rows: PackedRows<BookingRow>;
  /** All rows are of one customer, named around the table: rows are then told apart by reference. */
  ofOne?: boolean;
  /** A date that the caption has said: the rows of that day name their time only. */
  of?: string;
};

/** As many characters as `row-name` has room for; a longer name is shown whole to a pointer that rests on it. */
const WHOLE_NAME = 20;

/** A table of bookings; the name opens one. Drawn from its rows in the browser too, which are shorter than what they become. */
export function BookingTable({ caption, rows, ofOne, of }: BookingTableProps) {
  return (
    <div className="overflow-x-auto rounded-card border bg-surface">
      <Table caption={caption} wide>
        <TableHead>
          <tr>
            <TableHeader>{ofOne ? 'Booking' : 'Who'}</TableHeader>
            <TableHeader className="min-w-36">When</TableHeader>
            <TableHeader className="min-w-44">What</TableHeader>
            <TableHeader>Status</TableHeader>
            <TableHeader numeric>Total</TableHeader>
            <TableHeader numeric>Owed</TableHeader>
          </tr>
        </TableHead>
        <TableBody>
          {unpackRows(rows).map((row) => (
            <TableRow key={row.id}>
              <TableCell header>
                <span className="row-name">
                  <Link
                    href={`/admin/bookings/${row.id}`}
                    dir="auto"
                    title={ofOne || row.name.length <= WHOLE_NAME ? undefined : row.name}
                    className="row-link"
                  >
                    {ofOne ? row.reference : row.name}
                  </Link>
                  {!ofOne && <small>{row.reference}</small>}
                </span>
              </TableCell>
              <TableCell label="When">
                {!(row.time && row.date === of) && <DateText date={row.date} />}
                {row.time ? (
                  <span className="figures text-soft">{` ${row.time}`}</span>
                ) : (
                  row.endDate !== row.date && (
                    <span className="whitespace-nowrap text-soft">
                      {' '}
                      – <DateText date={row.endDate} />
                    </span>
                  )
                )}
              </TableCell>
              <TableCell label="What">
                {row.packageName}
                {row.seats > 1 && <span className="text-soft">{` × ${row.seats}`}</span>}
                {row.with.length > 0 && <span className="text-faint">{` · ${row.with.join(', ')}`}</span>}
                {row.at ? (
                  <span
                    className="block max-w-64 truncate text-soft cards:max-w-none"
                    dir="auto"
                    title={row.at}
                  >
                    {row.at}
                  </span>
                ) : (
                  row.at !== null && <AddressMissing className="ml-2" />
                )}
              </TableCell>
              <TableCell label="Status">
                <StatusBadge status={row.status} locale={row.locale} />
              </TableCell>
              <TableCell numeric label="Total">
                <Money cents={row.totalCents} currency={row.currency} locale={row.locale} />
              </TableCell>
              <TableCell numeric label="Owed">
                {row.owedCents === 0 ? (
                  <span className="text-faint">–</span>
                ) : (
                  <span className="inline-flex items-center gap-2">
                    {row.overdue && <Badge tone="danger">Overdue</Badge>}
                    <Money cents={row.owedCents} currency={row.currency} locale={row.locale} />
                  </span>
                )}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
