'use client';

import { useRouter } from 'next/navigation';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import type { Refused } from './book-answer';

type CancelButtonProps = {
  /** What cancelling does, with the sums. */
  consequence: string;
  cancel: () => Promise<{ ok: true } | Refused>;
};

/** Says what is refunded before anything happens; afterwards the page shows it. */
export function CancelButton({ consequence, cancel }: CancelButtonProps) {
  const router = useRouter();
  return (
    <ConfirmDialog
      trigger={<Button>Cancel this booking</Button>}
      title="Cancel this booking?"
      consequence={consequence}
      confirmLabel="Cancel the booking"
      keepLabel="Keep it"
      onConfirm={async () => {
        const answer = await cancel().catch(() => null);
        if (answer === null) return 'The connection was lost. Please try again.';
        router.refresh();
        return answer.ok ? undefined : answer.message;
      }}
    />
  );
}
