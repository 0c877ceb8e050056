'use client';

import type { ColumnDef } from '@tanstack/react-table';
import { DateText } from '@/components/ui/date-text';
import { useLocale } from '@/components/ui/locale';
import { Pager } from '@/components/ui/pager';
import { type BlackoutInput, blackoutInput } from '@/lib/domain/editing/blackout-input';
import type { RemovalInput } from '@/lib/domain/editing/removal-input';
import { clock } from '@/lib/domain/hours-in-words';
import { EditTable } from '../edit-table';
import { FilterBar } from '../filter-bar';
import { DateField } from '../form/date-field';
import { SelectField, TextField } from '../form/fields';
import { OfficeForm } from '../form/office-form';
import type { SaveResult } from '../form/save-result';
import { TimeField } from '../form/time-field';
import { RemoveButton } from '../remove-button';
import type { TouchedProps } from '../touched/touched';
import { useTouched } from '../touched/use-touched';
import { count } from '../words';

type Row = BlackoutInput & { id: string; resourceName: string | null };

type BlackoutTableProps = {
  rows: Row[];
  resources: { value: string; label: string }[];
  today: string;
  search: string;
  past: boolean;
  nextHref: string | null;
  mayEdit: boolean;
  save: (input: BlackoutInput) => Promise<SaveResult & { bookingsInside?: number }>;
  remove: (input: RemovalInput) => Promise<SaveResult>;
  touched: TouchedProps;
};

function Moment({ date, minute }: { date: string; minute: number | null }) {
  const locale = useLocale();
  return (
    <>
      <DateText date={date} />
      {minute !== null && `, ${clock(minute, locale)}`}
    </>
  );
}

const columns: ColumnDef<Row>[] = [
  {
    header: 'From',
    accessorKey: 'startDate',
    cell: ({ row: { original } }) => <Moment date={original.startDate} minute={original.startMinute} />,
  },
  {
    header: 'Until',
    accessorKey: 'endDate',
    cell: ({ row: { original } }) => <Moment date={original.endDate} minute={original.endMinute} />,
  },
  { header: 'Who', accessorFn: (row) => row.resourceName ?? 'The whole business' },
  { header: 'Reason', accessorFn: (row) => row.reason || '–' },
];

export function BlackoutTable(props: BlackoutTableProps) {
  const { rows, resources, today, mayEdit, save, remove } = props;
  const { ask, dialog } = useTouched(props.touched);
  const blank: BlackoutInput = {
    id: null,
    resourceId: null,
    reason: '',
    startDate: today,
    endDate: today,
    startMinute: null,
    endMinute: null,
  };
  return (
    <div className="grid gap-3">
      <EditTable
        caption="Closed periods"
        one="closed period"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        titleOf={(row) => row.reason || 'Closed period'}
        mayEdit={mayEdit}
        filters={
          <FilterBar
            searchLabel="Search reasons"
            search={props.search}
            filters={[
              {
                name: 'past',
                label: 'Which',
                value: props.past ? '1' : '',
                options: [
                  { value: '', label: 'Coming' },
                  { value: '1', label: 'All, past ones too' },
                ],
              },
            ]}
          />
        }
        empty={
          props.search
            ? { title: 'Nothing matches', description: 'Try fewer letters, or look at past ones too.' }
            : { title: 'Never closed', description: 'Add a holiday and nobody can book on it.' }
        }
        editor={({ row, close, onDirty }) => (
          <OfficeForm
            schema={blackoutInput}
            values={row ? (({ resourceName: _, ...values }) => values)(row) : blank}
            save={save}
            before={(values) => ask({ kind: 'closed', values })}
            saved={(result) => closedWords((result as { bookingsInside?: number }).bookingsInside ?? 0)}
            onSaved={close}
            onDirty={onDirty}
            aside={
              row && (
                <RemoveButton
                  title="Open again?"
                  consequence="These days can be booked again, as the hours say."
                  removed="Open again"
                  remove={() => remove({ id: row.id, edition: row.edition })}
                  onRemoved={close}
                />
              )
            }
          >
            <TextField name="reason" label="Reason" optional hint="Only your team sees it." />
            <SelectField
              name="resourceId"
              label="Who or what"
              options={resources}
              nullable="The whole business"
            />
            <div className="grid gap-4 sm:grid-cols-2">
              <DateField name="startDate" label="First day" />
              <DateField name="endDate" label="Last day" />
              <TimeField name="startMinute" label="From" nullable showLabel />
              <TimeField name="endMinute" label="Until" nullable showLabel end />
            </div>
          </OfficeForm>
        )}
      />
      {dialog}
      <Pager firstHref={null} nextHref={props.nextHref} />
    </div>
  );
}

const closedWords = (inside: number) =>
  inside === 0
    ? 'Closed'
    : `Closed. ${count(inside, 'booking')} in this time ${inside === 1 ? 'stays' : 'stay'}: move or cancel ${inside === 1 ? 'it' : 'them'} if you need to.`;
