'use client';

import type { ColumnDef } from '@tanstack/react-table';
import { useWatch } from 'react-hook-form';
import { Avatar } from '@/components/ui/avatar';
import { Badge } from '@/components/ui/badge';
import { useLocale } from '@/components/ui/locale';
import { type ResourceInput, resourceInput } from '@/lib/domain/editing/resource-input';
import { spelled } from '@/lib/domain/spelling';
import { EditTable } from '../edit-table';
import { CheckField, LongTextField, SelectField, TextField } from '../form/fields';
import { OfficeForm } from '../form/office-form';
import { PictureField } from '../form/picture-field';
import type { SaveResult } from '../form/save-result';
import type { TouchedProps } from '../touched/touched';
import { useTouched } from '../touched/use-touched';
import { type Unbookable, WhyNotBadge } from '../why-not';

type Row = Omit<ResourceInput, 'scheduleId'> & {
  id: string;
  slug: string;
  scheduleId: string;
  services: string[];
};

type ResourceTableProps = {
  rows: Row[];
  unbookable: Unbookable[];
  schedules: { value: string; label: string }[];
  pictures: string[];
  mayEdit: boolean;
  save: (input: ResourceInput) => Promise<SaveResult>;
  touched: TouchedProps;
};

const kinds: Record<ResourceInput['kind'], string> = {
  PERSON: 'Person',
  ROOM: 'Room',
  EQUIPMENT: 'Thing',
  BUSINESS: 'The business',
};

export function ResourceTable(props: ResourceTableProps) {
  const { rows, unbookable, schedules, pictures, mayEdit, save, touched } = props;
  const reasons = new Map(unbookable.map((each) => [each.id, each]));
  const { ask, dialog } = useTouched(touched);
  const columns: ColumnDef<Row>[] = [
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
    <>
      {dialog}
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
          <OfficeForm
            schema={resourceInput}
            values={row ? withoutUse(row) : { ...blank, scheduleId: schedules[0]?.value ?? null }}
            save={save}
            before={(values) => ask({ kind: 'resource', values })}
            saved="Saved. Free times follow it now."
            onSaved={close}
            onDirty={onDirty}
          >
            <TextField name="name" label="Name" />
            <SelectField
              name="kind"
              label="What it is"
              options={Object.entries(kinds).map(([value, label]) => ({ value, label }))}
            />
            <TextField name="title" label="Title" optional hint="“Senior therapist”, “Sea view”." />
            <LongTextField name="bio" label="About" optional />
            <PictureField name="image" label="Picture" pictures={pictures} />
            <SelectField
              name="scheduleId"
              label="Hours"
              options={schedules}
              nullable="Hours of its own (make them now)"
            />
            <PersonMail />
            <CheckField
              name="active"
              label="Takes new bookings"
              hint="Switched off, it keeps the bookings it has and gets no more."
            />
          </OfficeForm>
        )}
      />
    </>
  );
}

/** The mail address, which only a person has. */
function PersonMail() {
  const kind = useWatch({ name: 'kind' }) as ResourceInput['kind'];
  const locale = useLocale();
  if (kind !== 'PERSON') return null;
  return (
    <TextField
      name="email"
      type="email"
      label="E-mail"
      optional
      hint={spelled(
        'New, moved and cancelled bookings of this person are told here. Only your team sees it.',
        locale,
      )}
    />
  );
}

const withoutUse = ({ services: _, slug: __, ...values }: Row): ResourceInput => values;

const blank: ResourceInput = {
  id: null,
  name: '',
  kind: 'PERSON',
  title: '',
  bio: '',
  image: '',
  email: '',
  scheduleId: null,
  active: true,
};
