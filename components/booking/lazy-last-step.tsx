'use client';

import { type ComponentType, useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import type { LastStepProps } from './last-step';

/** Kept for every flow of this page: going back and forth draws it at once. */
let arrived: ComponentType<LastStepProps> | null = null;

/**
 * The last step, whose form and its library come by themselves: most visitors look at the calendar and go. It is asked for
 * as soon as this is drawn, shown or not, and drawn only once it is there. No Suspense stands around it: a boundary that
 * gets an update before its part has come begins anew, without what was typed.
 */
export function LazyLastStep({ isShown, ...props }: LastStepProps & { isShown: boolean }) {
  const [LastStep, setLastStep] = useState(() => arrived);
  const [attempts, setAttempts] = useState(0);
  const [hasFailed, setHasFailed] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a further attempt asks again.
  useEffect(() => {
    if (arrived) return setLastStep(() => arrived);
    import('./last-step').then(
      (part) => {
        arrived = part.LastStep;
        setHasFailed(false);
        setLastStep(() => part.LastStep);
      },
      () => setHasFailed(true),
    );
  }, [attempts]);
  if (!isShown) return null;
  if (LastStep) return <LastStep {...props} />;
  if (!hasFailed) return <Skeleton className="h-96" />;
  return (
    <div role="alert" className="grid justify-items-start gap-4">
      <p>The form could not be loaded. What you chose is kept.</p>
      <Button onClick={() => setAttempts((count) => count + 1)}>Try again</Button>
    </div>
  );
}
