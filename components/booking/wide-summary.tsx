'use client';

import { type ComponentType, useEffect, useState } from 'react';
import { Skeleton } from '@/components/ui/skeleton';
import type { SummaryCard, SummaryCardProps } from './summary-card';

/** Where Tailwind's `lg` begins: from here on there is a place beside the steps. */
const wide = '(min-width: 64rem)';

/**
 * The summary beside the steps. It comes by itself where there is a place for it; a phone, whose bar opens the same in a
 * dialog, loads neither its picture nor its script.
 */
export function WideSummary(props: SummaryCardProps) {
  const [Card, setCard] = useState<ComponentType<SummaryCardProps>>();
  useEffect(() => {
    const screen = window.matchMedia(wide);
    const look = () => {
      if (!screen.matches) return;
      screen.removeEventListener('change', look);
      const set = (part: { SummaryCard: typeof SummaryCard }) => setCard(() => part.SummaryCard);
      // Without it the steps work as well; the next change of size asks again.
      import('./summary-card').then(set, () => screen.addEventListener('change', look));
    };
    screen.addEventListener('change', look);
    look();
    return () => screen.removeEventListener('change', look);
  }, []);
  return (
    <aside aria-label="Your booking" className="sticky top-6 hidden lg:block">
      {Card ? <Card {...props} /> : <Skeleton className="h-128" />}
    </aside>
  );
}
