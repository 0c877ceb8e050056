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
import { PageNote } from './page-note';

type UnpaidHoldProps = {
  /** The package and when, in words. */
  what: string;
  tenant: string;
  item: string;
  /** Epoch ms. */
  until: number;
  /** On the server's clock. */
  isOver: boolean;
  /** Answers whether the booking still waits for its payment. */
  statusHref: string;
  /** The flow with everything as it was chosen. */
  againHref: string;
  pay: () => Promise<{ ok: true; url: string } | Refused>;
  leave: () => Promise<{ ok: true } | Refused>;
};

/** The customer came back without paying: the hold counts down; go on to pay, or give it up and choose anew. */
export function UnpaidHold({
  what,
  tenant,
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
  /** The end that has come; going on to pay may have put it off since. */
  const [ended, setEnded] = useState(isOver ? until : undefined);

  useEffect(() => {
    // Back from the payment page the browser may show this page as it was left, busy.
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
    forgetAttempt(tenant, item);
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
