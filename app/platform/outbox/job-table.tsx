'use client';

import type { ColumnDef } from '@tanstack/react-table';
import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Sheet } from '@/components/ui/sheet';
import type { JobForOperator } from '@/lib/data/platform/platform-outbox';
import { ageInWords } from '../words';
import { JobSheet } from './job-sheet';

const empty = {
  DEAD: { title: 'No failed jobs', description: 'What fails four times waits here for you.' },
  READY: { title: 'Nothing is waiting', description: 'Every job has been taken.' },
  RUNNING: { title: 'Nothing is running', description: 'Jobs take seconds; come back when there is work.' },
  DONE: { title: 'Nothing was done yet', description: 'Finished jobs are kept for a day.' },
} as const;

type JobTableProps = {
  rows: JobForOperator[];
  status: JobForOperator['status'];
  /** When the page was rendered, epoch milliseconds. */
  now: number;
  pages: { firstHref: string | null; nextHref: string | null };
};

export function JobTable({ rows, status, now, pages }: JobTableProps) {
  const [open, setOpen] = useState<JobForOperator | null>(null);
  const columns: ColumnDef<JobForOperator>[] = [
    { header: 'Job', accessorKey: 'name' },
    {
      header: 'Business',
      accessorFn: (row) => row.tenantName ?? 'the platform',
      cell: ({ getValue }) => <span dir="auto">{String(getValue())}</span>,
    },
    {
      header: 'Age',
      accessorFn: (row) => now - row.createdAt,
      meta: { numeric: true },
      cell: ({ row: { original } }) => ageInWords(now - original.createdAt),
    },
    {
      header: 'Attempts',
      accessorKey: 'attempts',
      meta: { numeric: true },
      cell: ({ row: { original } }) => `${original.attempts} of ${original.maxAttempts}`,
    },
    {
      header: 'Last error',
      accessorKey: 'lastError',
      cell: ({ row: { original } }) => (
        <span className="line-clamp-2 max-w-[48ch] break-words text-soft">{original.lastError || '–'}</span>
      ),
    },
  ];
  return (
    <>
      <DataTable
        caption="Jobs"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        onOpen={setOpen}
        pages={pages}
        empty={<EmptyState icon={CircleCheck} {...empty[status]} />}
      />
      <Sheet
        open={open !== null}
        onOpenChange={(next) => !next && setOpen(null)}
        title={open?.name ?? ''}
        description={open?.tenantName ?? 'Of the platform'}
      >
        {open && <JobSheet job={open} close={() => setOpen(null)} />}
      </Sheet>
    </>
  );
}
