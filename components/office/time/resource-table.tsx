'use client';

import type { ColumnDef } from '@tanstack/react-table';
import { useState } from 'react';
import { Avatar } from '@/components/ui/avatar';
import { Badge } from '@/components/ui/badge';
import { Callout } from '@/components/ui/callout';
import type { Outlook } from '@/lib/domain/availability/why-not';
import type { ResourceInput } from '@/lib/domain/editing/resource-input';
import { EditTable } from '../edit-table';
import type { SaveResult } from '../form/save-result';
import type { TouchedProps } from '../touched/touched';
import { useTouched } from '../touched/use-touched';
import { type Unbookable, WhyNotBadge, WhyNotNote } from '../why-not';
import { type GroupToFill, kinds, ResourceForm, type ResourceRow } from './resource-form';

type ResourceTableProps = {
  rows: ResourceRow[];
  unbookable: Unbookable[];
  groups: GroupToFill[];
  schedules: { value: string; label: string }[];
  mayEdit: boolean;
  save: (input: ResourceInput) => Promise<SaveResult<{ outlook: Outlook }>>;
  touched: TouchedProps;
};

export function ResourceTable(props: ResourceTableProps) {
  const { rows, unbookable, groups, schedules, mayEdit, save, touched } = props;
  const [outlook, setOutlook] = useState<Outlook | null>(null);
  const kindOf = new Map(rows.map(({ id, kind }) => [id, kind]));
  const reasons = new Map(unbookable.map((each) => [each.id, each]));
  const { ask, dialog } = useTouched(touched);
  const columns: ColumnDef<ResourceRow>[] = [
    {
      header: 'Name',
      accessorKey: 'name',
      cell: ({ row: { original } }) => (
        <span className="flex items-center gap-2.5 align-middle">
          <Avatar name={original.name} image={original.image || undefined} size="small" />
          {original.name}
        </span>
      ),
    },
    { header: 'What', accessorFn: (row) => row.title || kinds[row.kind] },
    {
      header: 'Hours',
      accessorFn: (row) => schedules.find((each) => each.value === row.scheduleId)?.label ?? '',
    },
    { header: 'Needed by', accessorFn: (row) => row.services.join(', ') || '–' },
    {
      header: 'Takes bookings',
      accessorFn: (row) => (row.active ? 'Yes' : 'No'),
      cell: ({ row: { original } }) =>
        original.active && reasons.has(original.id) ? (
          <WhyNotBadge reason={reasons.get(original.id)} here="people" />
        ) : (
          <Badge tone={original.active ? 'positive' : 'neutral'}>{original.active ? 'Yes' : 'No'}</Badge>
        ),
    },
  ];
  return (
    <div className="grid gap-4">
      {dialog}
      {outlook && (
        <Callout tone={outlook.bookable ? 'positive' : 'caution'} live>
          {outlook.words}
        </Callout>
      )}
      <EditTable
        caption="People and rooms"
        one="person or room"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        titleOf={(row) => row.name}
        mayEdit={mayEdit}
        searchLabel="Search people and rooms"
        empty={{ title: 'Nobody yet', description: 'Add whoever or whatever is busy during a booking.' }}
        editor={({ row, close, onDirty }) => (
          <div className="grid gap-5">
            <WhyNotNote reason={row ? reasons.get(row.id) : undefined} here="people" />
            <ResourceForm
              row={row}
              {...{ groups, kindOf, schedules, save, close, onDirty }}
              before={(values) => ask({ kind: 'resource', values })}
              onSaved={(outlook) => setOutlook(outlook)}
            />
          </div>
        )}
      />
    </div>
  );
}
