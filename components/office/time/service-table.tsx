'use client';

import type { ColumnDef } from '@tanstack/react-table';
import { EditTable } from '../edit-table';
import { count, minutesInWords } from '../words';
import { ServiceForm, type ServiceFormProps, type ServiceRow } from './service-form';

type ServiceTableProps = Omit<ServiceFormProps, 'row' | 'close' | 'onDirty'> & {
  rows: ServiceRow[];
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

export function ServiceTable({ rows, mayEdit, ...form }: ServiceTableProps) {
  return (
    <EditTable
      caption="Services"
      one="service"
      columns={columns}
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
        <ServiceForm {...form} row={row} close={close} onDirty={onDirty} />
      )}
    />
  );
}
