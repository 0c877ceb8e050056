import { useEffect } from 'react';
import type { Step } from './choice-url';
import type { Offer } from './offer';

const words: Record<Step, string> = { when: '', extras: 'Extras: ', details: 'Your details: ' };

/** The steps change without a page being loaded: each says in the title which one it is. */
export function useStepTitle(offer: Offer, step: Step): void {
  const title = `${words[step]}Book ${offer.package.name} · ${offer.tenant.name}`;
  useEffect(() => {
    document.title = title;
  }, [title]);
}
