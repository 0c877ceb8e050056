'use client';

import { Download, Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { reach } from '@/components/ui/reach';
import { saveFile } from './save-file';

type Refused = { ok: false; message: string };
type CustomerDataProps = {
  name: string;
  exportData: () => Promise<{ ok: true; fileName: string; json: string } | Refused>;
  erase: () => Promise<{ ok: true } | Refused>;
};

/** What a customer may demand of a business: a copy of their data, and its erasure. */
export function CustomerData({ name, exportData, erase }: CustomerDataProps) {
  const router = useRouter();
  const [problem, setProblem] = useState<string>();
  const [pending, startTransition] = useTransition();
  const download = () =>
    startTransition(async () => {
      const result = await reach(exportData);
      setProblem(result.ok ? undefined : result.message);
      if (result.ok) saveFile(result.fileName, result.json);
    });
  return (
    <div className="grid justify-items-start gap-3">
      <Button onClick={download} pending={pending}>
        <Download aria-hidden /> Export their data
      </Button>
      {problem && (
        <p role="alert" className="text-sm text-danger">
          {problem}
        </p>
      )}
      <ConfirmDialog
        title={`Erase ${name}?`}
        consequence="Their name, address, phone and notes go from your books, their bookings, mails and history, and their links stop working. Exports of the business that are kept are removed. Sums and dates stay, for your accounts. This can’t be undone."
        confirmLabel="Erase their data"
        trigger={
          <Button tone="quiet" className="text-danger">
            <Trash2 aria-hidden /> Erase their data
          </Button>
        }
        onConfirm={async () => {
          const result = await reach(erase);
          if (!result.ok) return result.message;
          toast.success('Their data is erased');
          router.refresh();
        }}
      />
    </div>
  );
}
