'use client';

import type { ColumnDef } from '@tanstack/react-table';
import { Inbox } from 'lucide-react';
import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { CopyButton } from '@/components/ui/copy-button';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { InstantText } from '@/components/ui/instant-text';
import { reach } from '@/components/ui/reach';
import { Sheet } from '@/components/ui/sheet';
import { Skeleton } from '@/components/ui/skeleton';
import type { EventForOperator } from '@/lib/data/platform/platform-inbox';
import { readPayloadAction } from './actions';

const columns: ColumnDef<EventForOperator>[] = [
  { header: 'Type', accessorKey: 'type' },
  {
    header: 'Outcome',
    accessorKey: 'outcome',
    cell: ({ row: { original } }) =>
      original.processedAt === null ? (
        original.outcome === '' ? (
          <Badge tone="caution">Waiting</Badge>
        ) : (
          <span className="text-danger break-words">{original.outcome}</span>
        )
      ) : (
        <span className="break-words">{original.outcome || 'nothing to do'}</span>
      ),
  },
  { header: 'From', accessorFn: (row) => row.account ?? row.vendor },
  {
    header: 'Received',
    accessorKey: 'receivedAt',
    cell: ({ row: { original } }) => <InstantText at={original.receivedAt} timeZone="UTC" withZone />,
  },
];

type EventTableProps = {
  rows: EventForOperator[];
  filtered: boolean;
  pages: { firstHref: string | null; nextHref: string | null };
};

export function EventTable({ rows, filtered, pages }: EventTableProps) {
  const [open, setOpen] = useState<EventForOperator | null>(null);
  const [payload, setPayload] = useState<string | null>(null);
  const show = async (event: EventForOperator) => {
    setOpen(event);
    setPayload(null);
    const answer = await reach(() => readPayloadAction({ id: event.id }));
    setPayload(answer.ok ? answer.payload : answer.message);
  };
  return (
    <>
      <DataTable
        caption="Events"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        onOpen={(row) => void show(row)}
        pages={pages}
        empty={
          <EmptyState
            icon={Inbox}
            title={filtered ? 'Nothing matches' : 'The inbox is empty'}
            description={
              filtered
                ? 'Try another type or state.'
                : 'Events arrive when somebody pays or a refund settles.'
            }
          />
        }
      />
      <Sheet
        wide
        open={open !== null}
        onOpenChange={(next) => !next && setOpen(null)}
        title={open?.type ?? ''}
        description={open?.externalId}
      >
        {payload === null ? (
          <Skeleton className="h-80" />
        ) : (
          <div className="grid gap-3">
            <CopyButton text={payload} label="Copy payload" className="justify-self-end" />
            <pre className="rounded-control bg-sunken p-4 font-mono text-xs break-words whitespace-pre-wrap">
              {payload}
            </pre>
          </div>
        )}
      </Sheet>
    </>
  );
}
