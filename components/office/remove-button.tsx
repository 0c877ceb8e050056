'use client';

import { Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { reach } from '@/components/ui/reach';
import type { SaveResult } from './form/save-result';

type RemoveButtonProps = {
  title: string;
  consequence: string;
  removed: string;
  /** Runs before removing: false cancels, a sentence says why it can't go on. */
  before?: () => Promise<boolean | string>;
  remove: () => Promise<SaveResult>;
  onRemoved?: () => void;
  label?: string;
};

/** Says what removing means, then removes; a refusal is shown in the dialog. */
export function RemoveButton({
  title,
  consequence,
  removed,
  before,
  remove,
  onRemoved,
  label = 'Remove',
}: RemoveButtonProps) {
  const router = useRouter();
  // The confirmation applies to the state that the dialog was opened with. The page behind it may refresh meanwhile,
  // and pressing again must not remove a version that nobody has seen.
  const [asked, setAsked] = useState({ before, remove });
  return (
    <ConfirmDialog
      title={title}
      consequence={consequence}
      confirmLabel={label}
      trigger={
        <Button tone="quiet" className="text-danger">
          <Trash2 aria-hidden /> {label}
        </Button>
      }
      onOpen={() => setAsked({ before, remove })}
      onConfirm={async () => {
        const goOn = asked.before ? await asked.before() : true;
        if (typeof goOn === 'string') return goOn;
        if (!goOn) return;
        const result = await reach(asked.remove);
        if (!result.ok) {
          // The refusal may be about a change that this page doesn't show yet.
          router.refresh();
          return result.message;
        }
        toast.success(removed);
        if (result.warning) toast.warning(result.warning, { duration: 20_000 });
        onRemoved?.();
        router.refresh();
      }}
    />
  );
}
