'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { Progress } from '@/components/ui/progress';
import { useStatus } from './use-status';

const pauses = [1000, 5000];

/**
 * The time to pay is over on the customer's clock. Whether the hold expired or a last-second payment is on its way is
 * for the server to decide, some minutes later at worst: the page is rendered again then and claims nothing before.
 */
export function HoldOver({ statusHref }: { statusHref: string }) {
  const router = useRouter();
  const status = useStatus(statusHref, pauses);
  const isOver = status !== null && (status.isSettled || status.isProcessing);
  useEffect(() => {
    if (isOver) router.refresh();
  }, [isOver, router]);
  return (
    <div className="grid gap-4">
      <Progress label="Looking whether a payment arrived" />
      <p role="status" className="text-soft">
        We are making sure that no payment is on its way. Then this page says how it ended.
      </p>
    </div>
  );
}
