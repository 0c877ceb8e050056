'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { Progress } from '@/components/ui/progress';
import { useStatus } from './use-status';

type WaitProps = {
  /** Path of the route that answers whether the payment is settled, one way or the other. */
  statusHref: string;
  email: string;
  /** Where the outcome is shown; by default this page, rendered again. */
  thenHref?: string;
};

/** Polling intervals in milliseconds: short at first, since a payment mostly takes a second or two. */
const pauses = [700, 900, 1200, 1500, 2000, 3000];
const LONG = 20_000;

/** Polls until the payment has arrived, then renders the page again. Nothing is claimed before. */
export function WaitForConfirmation({ statusHref, email, thenHref }: WaitProps) {
  const router = useRouter();
  const [isLong, setLong] = useState(false);
  const status = useStatus(statusHref, pauses);
  const isProcessing = status?.isProcessing ?? false;
  const isSettled = status?.isSettled ?? false;

  useEffect(() => {
    if (!isSettled) return;
    if (thenHref) router.replace(thenHref);
    else router.refresh();
  }, [isSettled, thenHref, router]);

  useEffect(() => {
    const timer = setTimeout(() => setLong(true), LONG);
    return () => clearTimeout(timer);
  }, []);

  return (
    <div className="grid gap-4">
      <Progress label="Waiting for the payment to arrive" />
      <p role="status" className="text-soft">
        {isProcessing
          ? `Your bank is still working on the payment. You can close this page: we write to ${email} as soon as it has arrived.`
          : isLong
            ? `This takes longer than usual. You can close this page: we write to ${email} as soon as the payment has arrived.`
            : 'The payment page is telling us about your payment. This takes a few seconds.'}
      </p>
    </div>
  );
}
