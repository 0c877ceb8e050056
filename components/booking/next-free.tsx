'use client';

import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { monthName } from '@/lib/domain/date-names';
import { dateInWords } from '@/lib/domain/when';
import type { Offer } from './offer';
import type { When } from './use-when';

/** When the visible month is fully booked: the next free day, one tap away. */
export function NextFree({ offer, when, onGo }: { offer: Offer; when: When; onGo: (date: string) => void }) {
  const { locale, name } = offer.tenant;
  const month = monthName(when.month);
  const next = when.feed?.next ?? null;
  if (next === null) {
    return (
      <Callout tone="info" live title={`Nothing is free in ${month}, nor later online.`}>
        Please get in touch with {name}: they may still find a time for you.
      </Callout>
    );
  }
  return (
    <Callout
      tone="info"
      live
      title={`Nothing is free in ${month}.`}
      action={
        <Button size="small" tone="accent" onClick={() => onGo(next.date)}>
          Show that day
        </Button>
      }
    >
      The next free day is {dateInWords(next.date, locale)}.
    </Callout>
  );
}
