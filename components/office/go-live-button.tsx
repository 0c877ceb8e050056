'use client';

import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { reach } from '@/components/ui/reach';
import type { SaveResult } from './form/save-result';

/** Refused, it says what is missing; otherwise the action leads on. */
export function GoLiveButton({ goLive }: { goLive: (input: Record<string, never>) => Promise<SaveResult> }) {
  const router = useRouter();
  const [pending, start] = useTransition();
  const [refused, setRefused] = useState('');
  const go = () =>
    start(async () => {
      const result = await reach(() => goLive({}));
      if (result.ok) return router.refresh();
      setRefused(result.message);
      toast.error('Something is still missing.');
    });
  return (
    <div className="grid justify-items-end gap-2">
      <Button tone="accent" pending={pending} onClick={go}>
        Go live
      </Button>
      {refused && (
        <p role="alert" className="max-w-[48ch] text-danger">
          {refused}
        </p>
      )}
    </div>
  );
}
