'use client';

import { type ComponentProps, useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import type { AddOnsStep } from './add-ons-step';
import type { LastStep } from './last-step';

type Later = { AddOnsStep: typeof AddOnsStep; LastStep: typeof LastStep };
type LaterStepsProps = {
  /** Null: not yet, but soon. */
  step: 'extras' | 'details' | null;
  extras: ComponentProps<typeof AddOnsStep>;
  details: ComponentProps<typeof LastStep>;
};

/** Kept for every flow of this page: going back and forth draws it at once. */
let arrived: Later | null = null;

/**
 * The steps after the first, which come by themselves with the form's library: most visitors look at the calendar and go.
 * They are asked for as soon as this is drawn, shown or not, and drawn only once they are there. No Suspense stands around
 * them: a boundary that gets an update before its part has come begins anew, without what was typed.
 */
export function LaterSteps({ step, extras, details }: LaterStepsProps) {
  const [later, setLater] = useState(arrived);
  const [hasFailed, setHasFailed] = useState(false);
  const [attempts, setAttempts] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a further attempt asks again.
  useEffect(() => {
    if (arrived) {
      setLater(arrived);
      return;
    }
    Promise.all([import('./add-ons-step'), import('./last-step')]).then(
      ([first, last]) => {
        arrived = { ...first, ...last };
        setHasFailed(false);
        setLater(arrived);
      },
      () => setHasFailed(true),
    );
  }, [attempts]);
  if (step === null) return null;
  if (later) return step === 'extras' ? <later.AddOnsStep {...extras} /> : <later.LastStep {...details} />;
  if (!hasFailed) return <Skeleton className="h-96" />;
  return (
    <div role="alert" className="grid justify-items-start gap-4">
      <p>The next step could not be loaded. What you chose is kept.</p>
      <Button onClick={() => setAttempts((count) => count + 1)}>Try again</Button>
    </div>
  );
}
