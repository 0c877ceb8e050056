'use client';

import { Hourglass } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Countdown } from '@/components/ui/countdown';
import { forgetAttempt } from './attempt';
import type { Refused } from './book-answer';
import { HoldOver } from './hold-over';
import type { PackageKept } from './kept-of-package';
import { PageNote } from './page-note';

type UnpaidHoldProps = {
  /** The package and its time, for people. */
  what: string;
  item: PackageKept;
  /** Epoch ms. */
  until: number;
  /** Whether the hold has expired on the server's clock. */
  isOver: boolean;
  /** Path of the route that answers whether the booking still waits for its payment. */
  statusHref: string;
  /** The URL of the booking flow with all choices filled in. */
  againHref: string;
  pay: () => Promise<{ ok: true; url: string } | Refused>;
  leave: () => Promise<{ ok: true } | Refused>;
};

/**
 * Shown when the customer comes back without paying: counts the hold down and offers to go on to pay, or to release it
 * and choose again.
 */
export function UnpaidHold({
  what,
  item,
  until,
  isOver,
  statusHref,
  againHref,
  pay,
  leave,
}: UnpaidHoldProps) {
  const router = useRouter();
  const [busy, setBusy] = useState<'pay' | 'leave'>();
  const [problem, setProblem] = useState<string>();
  /** The expiry that was reached; reopening the payment page may have extended the hold since. */
  const [ended, setEnded] = useState(isOver ? until : undefined);

  useEffect(() => {
    // The back-forward cache may restore this page from before the payment page, still busy.
    const wake = () => setBusy(undefined);
    window.addEventListener('pageshow', wake);
    return () => window.removeEventListener('pageshow', wake);
  }, []);

  const goOn = async () => {
    setBusy('pay');
    const answer = await pay().catch(() => null);
    if (answer?.ok) {
      window.location.assign(answer.url);
      return;
    }
    setBusy(undefined);
    setProblem(answer?.message ?? 'The connection was lost. Please try again.');
    if (answer?.code === 'conflict') router.refresh();
  };
  const startOver = async () => {
    setBusy('leave');
    const answer = await leave().catch(() => null);
    forgetAttempt(item);
    if (answer?.ok) {
      window.location.assign(againHref);
      return;
    }
    setBusy(undefined);
    setProblem(answer?.message ?? 'The connection was lost. Please try again.');
    router.refresh();
  };

  if (ended === until) {
    return (
      <PageNote icon={Hourglass} title="The time to pay is over">
        <p>{what}.</p>
        <HoldOver statusHref={statusHref} />
      </PageNote>
    );
  }
  return (
    <PageNote icon={Hourglass} title="Not paid yet, and still yours">
      <p>{what}. Nothing was charged. It is booked as soon as the payment arrives.</p>
      <div className="grid gap-5">
        <Countdown until={until} label="It is held for you for" onEnd={() => setEnded(until)} />
        {problem && (
          <Callout tone="caution" live title={problem}>
            Nothing was charged.
          </Callout>
        )}
        <div className="flex flex-wrap gap-3">
          <Button tone="accent" size="large" pending={busy === 'pay'} onClick={goOn}>
            Continue to payment
          </Button>
          <Button size="large" pending={busy === 'leave'} onClick={startOver}>
            Start over
          </Button>
        </div>
      </div>
    </PageNote>
  );
}
