'use client';

import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { PageButton } from '@/components/ui/page-button';
import type { Booked } from './booked-before';
import type { Choice } from './choice';
import type { Offer } from './offer';
import { useVisitorClock } from './use-visitor-clock';
import { choiceInWords } from './when-words';

type BookedAlreadyProps = { offer: Offer; choice: Choice; booked: Booked; onAnother: () => void };

/** The form was sent again after it was booked: nothing is booked twice without being asked for. */
export function BookedAlready({ offer, choice, booked, onAnother }: BookedAlreadyProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (booked) box.current?.focus();
  }, [booked]);
  const words = choiceInWords(offer, choice, useVisitorClock());
  return (
    <div ref={box} tabIndex={-1} className="outline-none">
      <Callout tone="positive" live title={`You have booked this: ${words?.first ?? ''}`}>
        <div className="grid gap-3">
          <p>Nothing was booked or charged a second time.</p>
          <div className="flex flex-wrap gap-2">
            <PageButton href={booked.path} size="small" tone="accent">
              See your booking
            </PageButton>
            <Button size="small" onClick={onAnother}>
              Book another
            </Button>
          </div>
        </div>
      </Callout>
    </div>
  );
}
