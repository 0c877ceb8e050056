'use client';

import type { ColumnDef } from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { moneyText } from '@/components/ui/money';
import { EditTable } from '../edit-table';
import type { SaveResult } from '../form/save-result';
import { type Unbookable, WhyNotBadge, WhyNotNote } from '../why-not';
import { count } from '../words';
import { NewPackageForm, type NewPackageFormProps } from './new-package-form';
import { OutlookNote, type SavedPackage } from './outlook-note';
import { PackageForm, type PackageFormProps } from './package-form';
import type { PackageRow } from './package-row';
import { ReorderButton } from './reorder-button';

type PackageTableProps = Omit<
  PackageFormProps & NewPackageFormProps,
  'row' | 'close' | 'onDirty' | 'onSaved'
> & {
  packages: PackageRow[];
  unbookable: Unbookable[];
  mayEdit: boolean;
  reorder: (input: { ids: string[]; seen: string[] }) => Promise<SaveResult>;
};

export function PackageTable({ packages, unbookable, mayEdit, reorder, ...form }: PackageTableProps) {
  const { money, segments, services } = form;
  const [saved, setSaved] = useState<SavedPackage | null>(null);
  const reasons = useMemo(() => new Map(unbookable.map((each) => [each.id, each])), [unbookable]);
  const columns = useMemo<ColumnDef<PackageRow>[]>(
    () => [
      { header: 'Name', accessorKey: 'name' },
      {
        header: 'Segment',
        accessorFn: (row) => segments.find((each) => each.value === row.segmentId)?.label ?? '–',
      },
      {
        header: 'Takes',
        accessorFn: (row) => services.find((each) => each.id === row.serviceId)?.name ?? '',
      },
      {
        header: 'Price',
        accessorKey: 'priceCents',
        meta: { numeric: true },
        cell: ({ row: { original } }) =>
          `${moneyText(original.priceCents, money.currency, money.locale)}${original.priceUnit === 'PER_SEAT' ? ' a seat' : ''}`,
      },
      {
        header: 'Booked',
        accessorKey: 'bookings',
        meta: { numeric: true },
        cell: ({ row: { original } }) => count(original.bookings, 'time'),
      },
      {
        header: 'On the site',
        accessorFn: (row) => (row.active ? 'Yes' : 'No'),
        cell: ({ row: { original } }) =>
          original.active && reasons.has(original.id) ? (
            <WhyNotBadge reason={reasons.get(original.id)} here="packages" />
          ) : (
            <Badge tone={original.active ? 'positive' : 'neutral'}>
              {original.active ? 'Shown' : 'Hidden'}
            </Badge>
          ),
      },
    ],
    [money, segments, services, reasons],
  );
  return (
    <div className="grid gap-4">
      {saved && <OutlookNote item={saved} href={`${form.siteAddress}${saved.slug}`} />}
      <EditTable
        caption="Packages"
        one="package"
        columns={columns}
        rows={packages}
        rowKey={(row) => row.id}
        titleOf={(row) => row.name}
        mayEdit={mayEdit}
        searchLabel="Search packages"
        empty={{
          title: 'Nothing to book yet',
          description: 'A package is what a customer books: its price, its pictures and how long it takes.',
        }}
        toolbar={mayEdit && packages.length > 1 && <ReorderButton rows={packages} save={reorder} />}
        editor={({ row, ...editing }) => (
          <div className="grid gap-5">
            <WhyNotNote reason={row ? reasons.get(row.id) : undefined} here="packages" />
            {row ? (
              <PackageForm {...form} row={row} {...editing} onSaved={setSaved} />
            ) : (
              <NewPackageForm {...form} {...editing} onSaved={setSaved} />
            )}
          </div>
        )}
      />
    </div>
  );
}
