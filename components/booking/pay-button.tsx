'use client';

import { type ReactNode, useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import type { Refused } from './book-answer';

type PayButtonProps = { children: ReactNode; pay: () => Promise<{ ok: true; url: string } | Refused> };

/** Goes to the payment page; shows an error beside itself when that can't be opened. */
export function PayButton({ children, pay }: PayButtonProps) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    // The back-forward cache may restore this page from before the payment page, still busy.
    const wake = () => setBusy(false);
    window.addEventListener('pageshow', wake);
    return () => window.removeEventListener('pageshow', wake);
  }, []);
  const go = async () => {
    setBusy(true);
    setProblem(undefined);
    const answer = await pay().catch(() => null);
    if (answer?.ok) {
      window.location.assign(answer.url);
      return;
    }
    setBusy(false);
    setProblem(answer?.message ?? 'The connection was lost. Please try again.');
  };
  return (
    <span className="grid gap-1.5">
      <Button tone="accent" size="large" pending={busy} onClick={go}>
        {children}
      </Button>
      {problem && (
        <span role="alert" className="text-sm text-danger">
          {problem}
        </span>
      )}
    </span>
  );
}
