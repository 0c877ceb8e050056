'use client';

import type { ColumnDef } from '@tanstack/react-table';
import { Badge } from '@/components/ui/badge';
import type { RemovalInput } from '@/lib/domain/editing/removal-input';
import { type SegmentInput, segmentInput } from '@/lib/domain/editing/segment-input';
import { EditTable } from '../edit-table';
import { CheckField, LongTextField, TextField } from '../form/fields';
import { OfficeForm } from '../form/office-form';
import { PictureField } from '../form/picture-field';
import type { SaveResult } from '../form/save-result';
import { SlugField } from '../form/slug-field';
import { RemoveButton } from '../remove-button';

type Row = SegmentInput & { id: string; packages: number };

type SegmentTableProps = {
  rows: Row[];
  siteAddress: string;
  mayEdit: boolean;
  save: (input: SegmentInput) => Promise<SaveResult>;
  remove: (input: RemovalInput) => Promise<SaveResult>;
};

const columns: ColumnDef<Row>[] = [
  { header: 'Name', accessorKey: 'name' },
  { header: 'Address', accessorKey: 'slug' },
  { header: 'Packages', accessorKey: 'packages', meta: { numeric: true } },
  {
    header: 'On the site',
    accessorFn: (row) => (row.active ? 'Shown' : 'Hidden'),
    cell: ({ row: { original } }) => (
      <Badge tone={original.active ? 'positive' : 'neutral'}>{original.active ? 'Shown' : 'Hidden'}</Badge>
    ),
  },
];

const blank: SegmentInput = { id: null, name: '', slug: '', description: '', image: '', active: true };

export function SegmentTable({ rows, siteAddress, mayEdit, save, remove }: SegmentTableProps) {
  return (
    <EditTable
      caption="Segments"
      one="segment"
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      titleOf={(row) => row.name}
      mayEdit={mayEdit}
      searchLabel="Search segments"
      empty={{
        title: 'No segments',
        description: 'You need none. With several kinds of customers, each can have its own page.',
      }}
      editor={({ row, close, onDirty }) => (
        <OfficeForm
          schema={segmentInput}
          values={row ? (({ packages: _, ...values }) => values)(row) : blank}
          save={save}
          saved="Saved. Your site shows it now."
          onSaved={close}
          onDirty={onDirty}
          aside={
            row && (
              <RemoveButton
                title={`Remove ${row.name}?`}
                consequence="Its page goes. Packages must be moved to another segment first."
                removed="Segment removed"
                remove={() => remove({ id: row.id, edition: row.edition })}
                onRemoved={close}
              />
            )
          }
        >
          <TextField name="name" label="Name" />
          <SlugField isNew={!row} hint={`${siteAddress}…`} />
          <LongTextField name="description" label="Description" optional />
          <PictureField name="image" label="Picture" />
          <CheckField name="active" label="Show it on the site" />
        </OfficeForm>
      )}
    />
  );
}
