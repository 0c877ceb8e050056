'use client';

import { useCallback, useEffect, useState } from 'react';
import { Countdown } from '@/components/ui/countdown';
import { PageButton } from '@/components/ui/page-button';
import { type Attempt, readAttempt } from './attempt';
import { keptOf } from './kept-of-package';
import type { Offer } from './offer';
import { useVisitorClock } from './use-visitor-clock';
import { choiceInWords } from './when-words';

type Held = NonNullable<Attempt['held']>;

/**
 * The hold that this browser has on the package, after hydration; null when there is none or it expired. Call `look`
 * after the attempt has changed.
 */
export function useLiveHold(offer: Offer): { held: Held | null; look: () => void } {
  const [held, setHeld] = useState<Held | null>(null);
  const { id, slug, tenantSlug } = keptOf(offer);
  const look = useCallback(() => {
    const found = readAttempt({ id, slug, tenantSlug })?.held ?? null;
    setHeld(found && found.until > Date.now() ? found : null);
  }, [id, slug, tenantSlug]);
  useEffect(() => {
    // After the first answer to the visitor: a browser opens its storage slowly.
    const first = setTimeout(look);
    // The back-forward cache may restore this page as it was left.
    window.addEventListener('pageshow', look);
    window.addEventListener('storage', look);
    return () => {
      clearTimeout(first);
      window.removeEventListener('pageshow', look);
      window.removeEventListener('storage', look);
    };
  }, [look]);
  return { held, look };
}

/** Shown above the steps: what is held for the customer, for how long, and the way to pay for it. */
export function LiveHold({ offer, held, onEnd }: { offer: Offer; held: Held; onEnd: () => void }) {
  const words = choiceInWords(offer, held, useVisitorClock());
  return (
    <aside
      aria-label="Your hold"
      className="flex flex-wrap items-center justify-between gap-3 rounded-card border border-caution-line bg-caution-soft px-5 py-4"
    >
      <div className="grid gap-1">
        <p className="font-medium">We are holding this for you: {words?.first}</p>
        {words?.second && <p className="text-sm text-soft">{words.second}</p>}
        <Countdown until={held.until} label="Until it is free again:" onEnd={onEnd} />
      </div>
      <PageButton href={held.bookedUrl} tone="accent">
        Go on to payment
      </PageButton>
    </aside>
  );
}
