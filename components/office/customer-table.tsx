'use client';

import Link from 'next/link';
import { InstantText } from '@/components/ui/instant-text';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';

type CustomerTableProps = {
  /** `phone` as people write it. */
  rows: { id: string; name: string; email: string; phone: string; createdAt: number; bookings: number }[];
  timeZone: string;
};

/** Customers; the name opens one. Drawn from its rows in the browser too, which are shorter than what they become. */
export function CustomerTable({ rows, timeZone }: CustomerTableProps) {
  return (
    <div className="overflow-x-auto rounded-card border bg-surface">
      <Table caption="Customers">
        <TableHead>
          <tr>
            <TableHeader>Name</TableHeader>
            <TableHeader>E-mail</TableHeader>
            <TableHeader>Phone</TableHeader>
            <TableHeader>Since</TableHeader>
            <TableHeader numeric>Bookings</TableHeader>
          </tr>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={row.id}>
              <TableCell header className="min-w-40 [overflow-wrap:anywhere]">
                <Link href={`/admin/customers/${row.id}`} dir="auto" className="row-link">
                  {row.name}
                </Link>
              </TableCell>
              <TableCell label="E-mail" className="break-all">
                {row.email}
              </TableCell>
              <TableCell label="Phone">{row.phone || '–'}</TableCell>
              <TableCell label="Since">
                <InstantText at={row.createdAt} timeZone={timeZone} show="date" />
              </TableCell>
              <TableCell numeric label="Bookings">
                {row.bookings}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
