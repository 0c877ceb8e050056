'use client';

import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { reach } from '@/components/ui/reach';
import type { SaveResult } from '../form/save-result';

type WriteButtonProps = {
  source: { id: string; writes: boolean };
  setWrites: (input: { id: string; writes: boolean }) => Promise<SaveResult>;
};

/** Has bookings written into a calendar, or taken out of it again. */
export function WriteButton({ source: { id, writes }, setWrites }: WriteButtonProps) {
  const router = useRouter();
  const [pending, start] = useTransition();
  const act = () =>
    start(async () => {
      const result = await reach(() => setWrites({ id, writes: !writes }));
      if (result.ok)
        toast.success(
          writes ? 'The coming bookings are being taken out.' : 'Bookings are being written into it.',
        );
      else toast.error(result.message);
      router.refresh();
    });
  return (
    <Button tone="quiet" pending={pending} onClick={act}>
      {writes ? 'Stop writing' : 'Write bookings here'}
    </Button>
  );
}
