'use client';

import { flexRender, type Header } from '@tanstack/react-table';
import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import { cn } from './cn';
import { TableHeader } from './table';

const ariaSort = { asc: 'ascending', desc: 'descending' } as const;

/** A column header; a button that sorts when the column is sortable. */
export function SortHeader<Row>({ header }: { header: Header<Row, unknown> }) {
  const { column } = header;
  const numeric = column.columnDef.meta?.numeric;
  const content = header.isPlaceholder ? null : flexRender(column.columnDef.header, header.getContext());
  if (!column.getCanSort()) return <TableHeader numeric={numeric}>{content}</TableHeader>;
  const sorted = column.getIsSorted();
  const Icon = sorted === 'asc' ? ArrowUp : sorted === 'desc' ? ArrowDown : ChevronsUpDown;
  return (
    <TableHeader numeric={numeric} aria-sort={sorted ? ariaSort[sorted] : 'none'}>
      <button
        type="button"
        onClick={column.getToggleSortingHandler()}
        className={cn(
          'inline-flex min-h-8 items-center gap-1 rounded hover:text-ink',
          numeric && 'flex-row-reverse',
          sorted && 'text-ink',
        )}
      >
        {content}
        <Icon aria-hidden className={cn('size-3.5', !sorted && 'opacity-50')} />
      </button>
    </TableHeader>
  );
}
