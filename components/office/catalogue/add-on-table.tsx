'use client';

import type { ColumnDef } from '@tanstack/react-table';
import { Badge } from '@/components/ui/badge';
import { moneyText } from '@/components/ui/money';
import { type AddOnInput, addOnInput } from '@/lib/domain/editing/add-on-input';
import type { RemovalInput } from '@/lib/domain/editing/removal-input';
import { EditTable } from '../edit-table';
import { MoneyField } from '../form/amount-fields';
import { ManyField } from '../form/choice-fields';
import { TextField } from '../form/fields';
import { OfficeForm } from '../form/office-form';
import type { SaveResult } from '../form/save-result';
import { RemoveButton } from '../remove-button';
import { count } from '../words';
import { AddOnSections } from './add-on-sections';

type Row = AddOnInput & { id: string };

type AddOnTableProps = {
  rows: Row[];
  packages: { value: string; label: string }[];
  money: { currency: string; locale: string };
  mayEdit: boolean;
  save: (input: AddOnInput) => Promise<SaveResult>;
  remove: (input: RemovalInput) => Promise<SaveResult>;
};

const blank: AddOnInput = {
  id: null,
  name: '',
  slug: '',
  description: '',
  image: '',
  priceCents: 0,
  priceUnit: 'PER_BOOKING',
  maxQuantity: 1,
  taxBps: 0,
  active: true,
  packageIds: [],
};

export function AddOnTable(props: AddOnTableProps) {
  const { rows, packages, money, mayEdit, save, remove } = props;
  const columns: ColumnDef<Row>[] = [
    { header: 'Name', accessorKey: 'name' },
    {
      header: 'Price',
      accessorKey: 'priceCents',
      meta: { numeric: true },
      cell: ({ row: { original } }) =>
        `${moneyText(original.priceCents, money.currency, money.locale)}${original.priceUnit === 'PER_SEAT' ? ' a seat' : ''}`,
    },
    { header: 'At most', accessorKey: 'maxQuantity', meta: { numeric: true } },
    {
      header: 'Offered with',
      accessorFn: (row) => count(row.packageIds.length, 'package'),
    },
    {
      header: 'On the site',
      accessorFn: (row) => (row.active ? 'Shown' : 'Hidden'),
      cell: ({ row: { original } }) => (
        <Badge tone={!original.active ? 'neutral' : original.packageIds.length > 0 ? 'positive' : 'caution'}>
          {!original.active ? 'Hidden' : original.packageIds.length > 0 ? 'Shown' : 'With no package'}
        </Badge>
      ),
    },
  ];
  return (
    <EditTable
      caption="Extras"
      one="extra"
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      titleOf={(row) => row.name}
      mayEdit={mayEdit}
      searchLabel="Search extras"
      empty={{
        title: 'No extras yet',
        description: 'A second photographer, an album, a bottle: what goes on top.',
      }}
      editor={({ row, close, onDirty }) => (
        <OfficeForm
          schema={addOnInput}
          values={row ?? { ...blank, packageIds: packages.map((each) => each.value) }}
          save={save}
          saved="Saved. Your site shows it now."
          onSaved={close}
          onDirty={onDirty}
          aside={
            row && (
              <RemoveButton
                title={`Remove ${row.name}?`}
                consequence="It can’t be added any more. Bookings keep the ones they have."
                removed="Extra removed"
                remove={() => remove({ id: row.id, edition: row.edition })}
                onRemoved={close}
              />
            )
          }
        >
          <TextField name="name" label="Name" />
          <MoneyField name="priceCents" label="Price" currency={money.currency} />
          <ManyField name="packageIds" legend="Offered with" options={packages} empty="No packages yet." />
          <AddOnSections isNew={!row} />
        </OfficeForm>
      )}
    />
  );
}
