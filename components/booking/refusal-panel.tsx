'use client';

import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { moneyText } from '@/components/ui/money';
import type { Quote } from '@/lib/domain/quote';
import type { Refused } from './book-answer';
import type { Choice, WhenChoice } from './choice';
import { fieldOf } from './contact-memory';
import { NearestFree } from './nearest-free';
import type { Offer } from './offer';

type RefusalPanelProps = {
  offer: Offer;
  choice: Choice;
  route: string;
  refused: Refused;
  newQuote: Quote | null;
  pending: boolean;
  onPick: (patch: Partial<WhenChoice>) => void;
  onChooseAnew: () => void;
};

/**
 * Why the booking was refused, and the shortest way on. Typed values stay; the panel is inside the form, so that a
 * retry submits what is typed by then.
 */
export function RefusalPanel(props: RefusalPanelProps) {
  const box = useRef<HTMLDivElement>(null);
  const { refused } = props;
  // The submit button is at the end of the page, or at the edge of a phone: scrolls the answer into view.
  useEffect(() => {
    if (refused && box.current?.hasChildNodes()) box.current.focus();
  }, [refused]);
  return (
    <div ref={box} tabIndex={-1} className="outline-none empty:hidden">
      <Refusal {...props} />
    </div>
  );
}

function Refusal(props: RefusalPanelProps) {
  const { offer, choice, route, refused, newQuote, pending, onPick, onChooseAnew } = props;
  const thing = offer.package.bookingType === 'DATE' ? 'date' : 'time';
  const say = (cents: number) => moneyText(cents, offer.tenant.currency, offer.tenant.locale, true);
  const other = (
    <Button size="small" onClick={onChooseAnew}>
      Choose another {thing}
    </Button>
  );
  switch (refused.code) {
    case 'slot_taken':
      return (
        <Callout
          tone="caution"
          live
          title={`Sorry, somebody was a moment faster: that ${thing} has just been taken.`}
        >
          <div className="grid gap-3">
            <p>Nothing was charged and what you typed is kept. These are the nearest that are free:</p>
            <NearestFree offer={offer} choice={choice} route={route} onPick={onPick} />
            <div>{other}</div>
          </div>
        </Callout>
      );
    case 'price_changed':
      return (
        <Callout
          tone="caution"
          live
          title={newQuote ? `The price is now ${say(newQuote.totalCents)}.` : 'The price has changed.'}
          action={
            <Button type="submit" size="small" tone="accent" pending={pending}>
              {newQuote ? `Book for ${say(newQuote.totalCents)}` : 'Book at the new price'}
            </Button>
          }
        >
          {offer.tenant.name} changed it while you were here. Nothing was charged.
        </Callout>
      );
    case 'unavailable':
    case 'in_progress':
      return (
        <Callout
          tone="caution"
          live
          title="We couldn’t open the payment page just now."
          action={
            <Button type="submit" size="small" tone="accent" pending={pending}>
              Try again
            </Button>
          }
        >
          Nothing was charged, and what you chose is kept for you. Please try again in a moment.
        </Callout>
      );
    case 'not_bookable':
      return (
        <Callout tone="caution" live title="This can’t be booked as it stands." action={other}>
          {refused.message}
        </Callout>
      );
    case 'not_live':
      return (
        <Callout tone="info" live title="This is as far as the preview goes.">
          Your customers book and pay here once you are live. Nothing was booked.
        </Callout>
      );
    case 'validation_failed':
      // Errors that a field shows aren't repeated here, only those that no field shows.
      if (refused.errors?.every(({ path }) => fieldOf(path) !== null)) return null;
      return (
        <Callout tone="caution" live title="Something about this booking isn’t right." action={other}>
          {refused.errors?.find(({ path }) => fieldOf(path) === null)?.message ?? refused.message}
        </Callout>
      );
    default:
      return (
        <Callout
          tone="danger"
          live
          title="That didn’t go through."
          action={
            <Button type="submit" size="small" pending={pending}>
              Try again
            </Button>
          }
        >
          {refused.message}
        </Callout>
      );
  }
}
