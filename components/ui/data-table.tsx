'use client';

import {
  type ColumnDef,
  flexRender,
  getCoreRowModel,
  getFilteredRowModel,
  getSortedRowModel,
  type RowData,
  type SortingState,
  useReactTable,
} from '@tanstack/react-table';
import { type ReactNode, useState } from 'react';
import { cn } from './cn';
import { EmptyState } from './empty-state';
import { Pager } from './pager';
import { SearchInput } from './search-input';
import { SortHeader } from './sort-header';
import { Table, TableBody, TableCell, TableHead, TableRow } from './table';

declare module '@tanstack/react-table' {
  // Module augmentation: the type parameters must be named as in the library.
  interface ColumnMeta<TData extends RowData, TValue> {
    /** Right-aligned and tabular. */
    numeric?: boolean;
    /** The label before the value on a phone; by default the header, when it is text. */
    label?: string;
  }
}

type DataTableProps<Row> = {
  caption: string;
  columns: ColumnDef<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  /** Opens a row (a side sheet). The first cell becomes a button, for the keyboard. */
  onOpen?: (row: Row) => void;
  /** Searches the loaded rows; for a paginated list, put a server search in `toolbar` instead. */
  searchLabel?: string;
  toolbar?: ReactNode;
  /** Shown when there are no rows at all. */
  empty: ReactNode;
  pages?: { firstHref: string | null; nextHref: string | null };
  initialSort?: SortingState;
};

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, onOpen, searchLabel, toolbar, empty, pages } = props;
  const [search, setSearch] = useState('');
  const [sorting, setSorting] = useState<SortingState>(props.initialSort ?? []);
  const table = useReactTable({
    data: rows,
    columns,
    state: { sorting, globalFilter: search },
    onSortingChange: setSorting,
    onGlobalFilterChange: setSearch,
    getRowId: rowKey,
    getCoreRowModel: getCoreRowModel(),
    getSortedRowModel: getSortedRowModel(),
    getFilteredRowModel: getFilteredRowModel(),
    globalFilterFn: 'includesString',
  });
  const shown = table.getRowModel().rows;

  return (
    <div className="grid gap-3">
      {(searchLabel || toolbar) && (
        <div className="flex flex-wrap items-center gap-2">
          {searchLabel && (
            <SearchInput
              label={searchLabel}
              value={search}
              onChange={(event) => setSearch(event.target.value)}
              className="w-full sm:w-72"
            />
          )}
          {toolbar}
        </div>
      )}
      <div className="overflow-x-auto rounded-card border bg-surface">
        {rows.length === 0 ? (
          empty
        ) : (
          <Table caption={caption}>
            <TableHead>
              {table.getHeaderGroups().map((group) => (
                <tr key={group.id}>
                  {group.headers.map((header) => (
                    <SortHeader key={header.id} header={header} />
                  ))}
                </tr>
              ))}
            </TableHead>
            <TableBody>
              {shown.map((row) => (
                <TableRow
                  key={row.id}
                  className={cn(onOpen && 'relative cursor-pointer')}
                  // The whole row is clickable; for the keyboard there is the button in the first cell.
                  onClick={onOpen && (() => onOpen(row.original))}
                >
                  {row.getVisibleCells().map((cell, index) => {
                    const { meta, header } = cell.column.columnDef;
                    const content = flexRender(cell.column.columnDef.cell, cell.getContext());
                    return (
                      <TableCell
                        key={cell.id}
                        numeric={meta?.numeric}
                        header={index === 0}
                        label={
                          index === 0
                            ? undefined
                            : (meta?.label ?? (typeof header === 'string' ? header : undefined))
                        }
                      >
                        {onOpen && index === 0 ? (
                          <button
                            type="button"
                            className="text-left font-medium after:absolute after:inset-0"
                          >
                            {content}
                          </button>
                        ) : (
                          content
                        )}
                      </TableCell>
                    );
                  })}
                </TableRow>
              ))}
            </TableBody>
          </Table>
        )}
        {rows.length > 0 && shown.length === 0 && (
          <EmptyState
            title={`Nothing matches “${search}”`}
            description="Try fewer letters, or another word."
          />
        )}
      </div>
      <p role="status" className="sr-only">
        {search && `${shown.length} of ${rows.length} shown`}
      </p>
      {pages && <Pager {...pages} />}
    </div>
  );
}
