'use client';

import { type ReactElement, useState } from 'react';
import { Dialog } from '@/components/ui/dialog';
import type { Result } from '@/lib/domain/errors';
import type { Quote } from '@/lib/domain/quote';
import type { Choice } from './choice';
import type { Offer } from './offer';
import { Summary } from './summary';

export type SummaryDialogProps = {
  offer: Offer;
  choice: Choice;
  price: Result<{ quote: Quote }>;
  trigger: ReactElement;
};

/** The summary on a phone. It is loaded by the first tap on its trigger, and so begins open. */
export function SummaryDialog({ offer, choice, price, trigger }: SummaryDialogProps) {
  const [open, setOpen] = useState(true);
  return (
    <Dialog title="Your booking" trigger={trigger} open={open} onOpenChange={setOpen}>
      <Summary offer={offer} choice={choice} price={price} />
    </Dialog>
  );
}
