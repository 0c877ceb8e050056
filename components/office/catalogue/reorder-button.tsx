'use client';

import { ArrowDown, ArrowUp, ListOrdered } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { reach } from '@/components/ui/reach';
import type { SaveResult } from '../form/save-result';

type Row = { id: string; name: string };

/** Changes the order on the site, with buttons that work by keyboard and thumb. */
export function ReorderButton({
  rows,
  save,
}: {
  rows: Row[];
  /** `seen`: the order that was shown, to detect a concurrent change. */
  save: (input: { ids: string[]; seen: string[] }) => Promise<SaveResult>;
}) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [order, setOrder] = useState(rows);
  const [pending, start] = useTransition();
  const move = (from: number, to: number) => {
    const next = [...order];
    const [taken] = next.splice(from, 1);
    if (taken) next.splice(to, 0, taken);
    setOrder(next);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setOrder(rows);
        setOpen(next);
      }}
      title="Order on the site"
      pending={pending}
      trigger={
        <Button>
          <ListOrdered aria-hidden /> Order
        </Button>
      }
      footer={
        <Button
          tone="accent"
          pending={pending}
          onClick={() =>
            start(async () => {
              const result = await reach(() =>
                save({ ids: order.map(({ id }) => id), seen: rows.map(({ id }) => id) }),
              );
              if (!result.ok) return void toast.error(result.message);
              toast.success('Order saved');
              setOpen(false);
              router.refresh();
            })
          }
        >
          Save
        </Button>
      }
    >
      <ol className="grid gap-1">
        {order.map((row, index) => (
          <li key={row.id} className="flex items-center gap-2 rounded-control border px-3 py-1">
            <span className="min-w-0 flex-1 truncate">{row.name}</span>
            <Button
              tone="quiet"
              size="icon"
              aria-label={`${row.name}: earlier`}
              disabled={index === 0}
              onClick={() => move(index, index - 1)}
            >
              <ArrowUp />
            </Button>
            <Button
              tone="quiet"
              size="icon"
              aria-label={`${row.name}: later`}
              disabled={index === order.length - 1}
              onClick={() => move(index, index + 1)}
            >
              <ArrowDown />
            </Button>
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
