'use client';

import { useRouter } from 'next/navigation';
import { useCallback } from 'react';
import { toast } from 'sonner';
import { reach } from '@/components/ui/reach';
import type { SaveResult } from '../form/save-result';

export type Acted = { ok: true; checkoutUrl: string | null } | Extract<SaveResult, { ok: false }>;

/**
 * Runs an action on a booking and shows its result. @returns the error sentence, for the dialog that called it. After a
 * conflict the page is loaded again, so that the other person's change shows.
 */
export function useAct() {
  const router = useRouter();
  return useCallback(
    async (act: () => Promise<SaveResult>, done: string): Promise<string | undefined> => {
      const result = await reach(act);
      router.refresh();
      if (!result.ok) return result.message;
      toast.success(done);
      return undefined;
    },
    [router],
  );
}
