'use client';

import type { ColumnDef } from '@tanstack/react-table';
import { Store } from 'lucide-react';
import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { InstantText } from '@/components/ui/instant-text';
import { Sheet } from '@/components/ui/sheet';
import type { TenantForOperator } from '@/lib/data/platform/platform-tenants';
import { siteLinks } from '@/lib/domain/site-links';
import { percentText } from '../words';
import { stripeState } from './stripe-state';
import { TenantSheet } from './tenant-sheet';

const columns: ColumnDef<TenantForOperator>[] = [
  {
    header: 'Business',
    accessorKey: 'name',
    cell: ({ row: { original } }) => (
      <span className="grid">
        <span dir="auto">{original.name}</span>
        <span className="text-xs font-normal text-faint">/t/{original.slug}</span>
      </span>
    ),
  },
  {
    header: 'Status',
    accessorKey: 'status',
    cell: ({ row: { original } }) => (
      <Badge tone={original.status === 'ACTIVE' ? 'positive' : 'danger'}>
        {original.status === 'ACTIVE' ? 'Active' : 'Suspended'}
      </Badge>
    ),
  },
  { header: 'Bookings', accessorKey: 'bookings', meta: { numeric: true } },
  {
    header: 'Commission',
    accessorKey: 'commissionBps',
    meta: { numeric: true },
    cell: ({ row: { original } }) => percentText(original.commissionBps),
  },
  {
    header: 'Stripe',
    accessorFn: (row) => stripeState(row).label,
    cell: ({ row: { original } }) => {
      const { label, tone } = stripeState(original);
      return <Badge tone={tone}>{label}</Badge>;
    },
  },
  {
    header: 'Since',
    accessorKey: 'createdAt',
    cell: ({ row: { original } }) => <InstantText at={original.createdAt} timeZone="UTC" show="date" />,
  },
];

type TenantTableProps = {
  rows: TenantForOperator[];
  filtered: boolean;
  pages: { firstHref: string | null; nextHref: string | null };
};

export function TenantTable({ rows, filtered, pages }: TenantTableProps) {
  const [openId, setOpenId] = useState<string | null>(null);
  const open = rows.find((row) => row.id === openId);
  return (
    <>
      <DataTable
        caption="Businesses"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        onOpen={(row) => setOpenId(row.id)}
        pages={pages}
        empty={
          <EmptyState
            icon={Store}
            title={filtered ? 'Nothing matches' : 'No businesses yet'}
            description={
              filtered ? 'Try fewer letters, or another status.' : 'They appear here when somebody signs up.'
            }
          />
        }
      />
      <Sheet
        open={open !== undefined}
        onOpenChange={(next) => !next && setOpenId(null)}
        title={open?.name ?? ''}
        description={open && siteLinks(open.slug).home}
      >
        {open && <TenantSheet tenant={open} />}
      </Sheet>
    </>
  );
}
