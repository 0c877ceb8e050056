'use client';

import { ChevronUp } from 'lucide-react';
import { type ComponentType, type ReactNode, useState } from 'react';
import { cn } from '@/components/ui/cn';
import { moneyText } from '@/components/ui/money';
import type { Result } from '@/lib/domain/errors';
import type { Quote } from '@/lib/domain/quote';
import type { Choice } from './choice';
import type { Offer } from './offer';
import type { SummaryDialogProps } from './summary-dialog';
import { useVisitorClock } from './use-visitor-clock';
import { shortWhen } from './when-words';

type StepActionsProps = {
  offer: Offer;
  choice: Choice;
  price: Result<{ quote: Quote }>;
  /** The button of the next step. */
  next: ReactNode;
  back?: ReactNode;
  /** On a wide screen the actions end the step instead of staying in view: for steps that are read to the end. */
  atEnd?: boolean;
};

/**
 * The button of the next step: on a wide screen in view under the step, on a phone a bar at the bottom with the sum
 * and the time, which opens the summary.
 */
export function StepActions({ offer, choice, price, next, back, atEnd = false }: StepActionsProps) {
  const say = (cents: number) => moneyText(cents, offer.tenant.currency, offer.tenant.locale, true);
  const when = shortWhen(offer, choice, useVisitorClock());
  // What opens it is loaded when it is wanted.
  const [Opened, setOpened] = useState<ComponentType<SummaryDialogProps>>();
  const open = () =>
    import('./summary-dialog').then(
      ({ SummaryDialog }) => setOpened(() => SummaryDialog),
      () => undefined,
    );
  const bar = (
    <button
      type="button"
      aria-haspopup="dialog"
      onClick={Opened ? undefined : open}
      className="flex min-h-11 min-w-0 items-center gap-2 rounded-control text-left"
    >
      <span className="grid min-w-0">
        {price.ok && <span className="font-medium tabular-nums">{say(price.quote.totalCents)}</span>}
        {price.ok && price.quote.balanceCents > 0 && price.quote.dueNowCents > 0 && (
          <span className="truncate text-xs text-soft">{say(price.quote.dueNowCents)} due now</span>
        )}
        <span className={cn('text-soft', price.ok ? 'text-xs' : 'text-sm')}>{when ?? 'See the details'}</span>
      </span>
      <ChevronUp aria-hidden className="size-4 shrink-0 text-faint" />
    </button>
  );
  return (
    <>
      <div aria-hidden className="h-24 low:hidden lg:hidden" />
      <div
        className={cn(
          'bar-below fixed inset-x-0 bottom-0 z-30 border-t bg-surface px-5 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] shadow-overlay lg:bg-paper lg:px-0 lg:py-4 lg:shadow-none',
          atEnd ? 'lg:static' : 'lg:sticky',
          'low:static',
        )}
      >
        <div className="mx-auto flex max-w-3xl flex-wrap items-center justify-between gap-x-3 gap-y-2 lg:mx-0 lg:max-w-none">
          <span className="hidden lg:block">{back}</span>
          <span className="min-w-0 lg:hidden">
            {Opened ? <Opened trigger={bar} offer={offer} choice={choice} price={price} /> : bar}
          </span>
          {next}
        </div>
      </div>
    </>
  );
}
