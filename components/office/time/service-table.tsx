'use client';

import type { ColumnDef } from '@tanstack/react-table';
import { Badge } from '@/components/ui/badge';
import { minutesInWords } from '@/lib/domain/hours-in-words';
import { EditTable } from '../edit-table';
import { type Unbookable, WhyNotBadge, WhyNotNote } from '../why-not';
import { count } from '../words';
import { ServiceForm, type ServiceFormProps, type ServiceRow } from './service-form';

type ServiceTableProps = Omit<ServiceFormProps, 'row' | 'close' | 'onDirty'> & {
  rows: ServiceRow[];
  unbookable: Unbookable[];
  mayEdit: boolean;
};

const columns: ColumnDef<ServiceRow>[] = [
  { header: 'Name', accessorKey: 'name' },
  {
    header: 'Takes',
    accessorFn: (row) => (row.takes === 'DAYS' ? count(row.duration, 'day') : minutesInWords(row.duration)),
  },
  {
    header: 'Between two',
    accessorFn: (row) => minutesInWords(row.bufferBeforeMinutes + row.bufferAfterMinutes),
  },
  { header: 'Seats', accessorKey: 'capacity', meta: { numeric: true } },
  {
    header: 'A day',
    accessorFn: (row) => (row.dailyLimit === null ? 'any number' : `at most ${row.dailyLimit}`),
  },
  { header: 'Needs', accessorFn: (row) => row.groups.map((group) => group.name).join(', ') },
  { header: 'Sold as', accessorFn: (row) => row.packages.join(', ') || '–' },
];

export function ServiceTable({ rows, unbookable, mayEdit, ...form }: ServiceTableProps) {
  const reasons = new Map(unbookable.map((each) => [each.id, each]));
  return (
    <EditTable
      caption="Services"
      one="service"
      columns={[
        ...columns,
        {
          header: 'Bookable',
          accessorFn: (row) => (reasons.has(row.id) ? 'No' : 'Yes'),
          cell: ({ row: { original } }) =>
            original.active && reasons.has(original.id) ? (
              <WhyNotBadge reason={reasons.get(original.id)} here="services" />
            ) : (
              <Badge tone={original.active ? 'positive' : 'neutral'}>
                {original.active ? 'Yes' : 'Switched off'}
              </Badge>
            ),
        },
      ]}
      rows={rows}
      rowKey={(row) => row.id}
      titleOf={(row) => row.name}
      mayEdit={mayEdit}
      searchLabel="Search services"
      empty={{
        title: 'No services yet',
        description:
          'A service says how long something takes and who is busy meanwhile. Packages are sold with it.',
      }}
      editor={({ row, close, onDirty }) => (
        <div className="grid gap-5">
          <WhyNotNote reason={row?.active ? reasons.get(row.id) : undefined} here="services" />
          <ServiceForm {...form} row={row} close={close} onDirty={onDirty} />
        </div>
      )}
    />
  );
}
