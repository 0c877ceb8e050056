import type { ColumnDef } from '@tanstack/react-table';
import { CalendarDays } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Money } from '@/components/ui/money';
import { StatusBadge } from '@/components/ui/status-badge';
import type { Specimen } from '../specimen';

type Row = { id: string; name: string; status: 'CONFIRMED' | 'PENDING'; cents: number };

const columns: ColumnDef<Row>[] = [
  { accessorKey: 'name', header: 'Customer' },
  {
    accessorKey: 'status',
    header: 'Status',
    cell: ({ row }) => <StatusBadge status={row.original.status} locale="en-GB" />,
    enableSorting: false,
  },
  {
    accessorKey: 'cents',
    header: 'Price',
    meta: { numeric: true },
    cell: ({ row }) => <Money cents={row.original.cents} currency="GBP" />,
  },
];

const rows: Row[] = Array.from({ length: 8 }, (_, index) => ({
  id: String(index),
  name: index === 3 ? 'Juan Carlos de la Vega Montoya y Fernández de Córdoba' : `Customer ${index + 1}`,
  status: index % 4 ? 'CONFIRMED' : 'PENDING',
  cents: (index + 1) * 12_345,
}));

const empty = (
  <EmptyState
    icon={CalendarDays}
    title="No bookings yet"
    description="They appear here as soon as somebody books."
    action={<Button>New booking</Button>}
  />
);
const table = { columns, rowKey: (row: Row) => row.id, empty };

export const specimen: Specimen = {
  shows: ['data-table', 'sort-header'],
  states: [
    {
      title: 'Many rows, sorted, to be opened and searched',
      wide: true,
      content: (
        <DataTable
          {...table}
          caption="Bookings, many"
          rows={rows}
          onOpen={() => undefined}
          searchLabel="Search bookings"
          initialSort={[{ id: 'cents', desc: true }]}
          toolbar={<Button>Filter</Button>}
        />
      ),
    },
    { title: 'One row', content: <DataTable {...table} caption="Bookings, one" rows={rows.slice(0, 1)} /> },
    { title: 'Empty', content: <DataTable {...table} caption="Bookings, none" rows={[]} /> },
  ],
};
