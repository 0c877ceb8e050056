'use client';

import { useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Stepper } from '@/components/ui/stepper';
import type { Result } from '@/lib/domain/errors';
import type { Quote } from '@/lib/domain/quote';
import { type Choice, isWhenComplete, type WhenChoice } from './choice';
import type { Offer } from './offer';
import { StaffChoice } from './staff-choice';
import { StepActions } from './step-actions';
import { StepHeading } from './step-heading';
import { useWhen } from './use-when';
import { WhenPicker } from './when-picker';

type WhenStepProps = {
  offer: Offer;
  choice: Choice;
  price: Result<{ quote: Quote }>;
  route: string;
  /** The customer's own hold covers the chosen time: it isn't free, but it is theirs. */
  isHeld: boolean;
  onChange: (patch: Partial<WhenChoice>) => void;
  onNext: () => void;
};

export function WhenStep({ offer, choice, price, route, isHeld, onChange, onNext }: WhenStepProps) {
  const when = useWhen(offer, choice, route);
  const [asked, setAsked] = useState(false);
  const missing = useRef<HTMLParagraphElement>(null);
  const isGone = when.chosenIsFree === false && !isHeld;
  const ready = isWhenComplete(offer, choice) && !isGone && price.ok;
  const thing = when.isSlots ? 'time' : 'date';

  return (
    <div className="grid gap-8">
      <StepHeading focusKey="when" eyebrow={offer.package.name}>
        {when.isSlots ? 'When would you like to come?' : 'Which date?'}
      </StepHeading>
      {offer.package.maxSeats > 1 && (
        <div className="flex flex-wrap items-center justify-between gap-3 rounded-card border bg-surface px-5 py-3">
          <span>How many people?</span>
          <Stepper
            label="People"
            value={choice.seats}
            min={offer.package.minSeats}
            max={offer.package.maxSeats}
            onChange={(seats) => onChange({ seats })}
          />
        </div>
      )}
      {offer.staff && (
        <StaffChoice
          staff={offer.staff}
          value={choice.resource}
          onChange={(resource) => onChange({ resource })}
        />
      )}
      {isGone && (
        <Callout tone="caution" live title={`The ${thing} you chose is no longer free.`}>
          Please choose another one.
        </Callout>
      )}
      <WhenPicker offer={offer} choice={choice} when={when} onChange={onChange} />
      {asked && !ready && (
        <p ref={missing} role="alert" tabIndex={-1} className="text-sm text-danger">
          {price.ok ? `Please choose a ${thing} first.` : price.detail}
        </p>
      )}
      <StepActions
        offer={offer}
        choice={choice}
        price={price}
        next={
          <Button
            tone="accent"
            size="large"
            onClick={() => {
              setAsked(true);
              if (ready) onNext();
              else requestAnimationFrame(() => missing.current?.focus());
            }}
          >
            Continue
          </Button>
        }
      />
    </div>
  );
}
