'use client';

import type { ColumnDef } from '@tanstack/react-table';
import { Plus } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { EditorSheet } from './editor-sheet';

type Editor<Row> = {
  /** Null: a new one. */
  row: Row | null;
  close: () => void;
  onDirty: (dirty: boolean) => void;
};

type EditTableProps<Row> = {
  caption: string;
  /** The singular, in lower case: "package". */
  one: string;
  columns: ColumnDef<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  titleOf: (row: Row) => string;
  mayEdit: boolean;
  searchLabel?: string;
  empty: { title: string; description: string };
  toolbar?: ReactNode;
  /** Search and filters kept in the URL, for a paginated list. */
  filters?: ReactNode;
  editor: (editor: Editor<Row>) => ReactNode;
};

/**
 * A list whose rows open in a side sheet, with a button that opens an empty one. A link with `?edit=<key>` opens one at
 * once.
 */
export function EditTable<Row>(props: EditTableProps<Row>) {
  const { one, mayEdit, titleOf } = props;
  const wanted = useSearchParams().get('edit');
  const [open, setOpen] = useState<{ row: Row | null } | null>(() => {
    const row = mayEdit ? props.rows.find((each) => props.rowKey(each) === wanted) : undefined;
    return row ? { row } : null;
  });
  const add = mayEdit && (
    <Button onClick={() => setOpen({ row: null })}>
      <Plus aria-hidden /> New {one}
    </Button>
  );
  return (
    <>
      <DataTable
        caption={props.caption}
        columns={props.columns}
        rows={props.rows}
        rowKey={props.rowKey}
        onOpen={mayEdit ? (row) => setOpen({ row }) : undefined}
        searchLabel={props.searchLabel}
        toolbar={
          <>
            {props.filters}
            <div className="ml-auto flex flex-wrap gap-2">
              {props.toolbar}
              {add}
            </div>
          </>
        }
        empty={<EmptyState {...props.empty} action={add || undefined} />}
      />
      <EditorSheet
        open={open !== null}
        onClose={() => setOpen(null)}
        title={open?.row ? titleOf(open.row) : `New ${one}`}
      >
        {(close, onDirty) => props.editor({ row: open?.row ?? null, close, onDirty })}
      </EditorSheet>
    </>
  );
}
