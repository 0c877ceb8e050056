'use client';

import { Check, Plus } from 'lucide-react';
import { Photo } from '@/components/site/photo';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { moneyText } from '@/components/ui/money';
import { Stepper } from '@/components/ui/stepper';
import type { AddOn } from '@/lib/domain/catalogue';
import type { Result } from '@/lib/domain/errors';
import type { Quote } from '@/lib/domain/quote';
import { type AddOnQuantities, type Choice, quantityOf } from './choice';
import type { Offer } from './offer';
import { StepActions } from './step-actions';
import { StepHeading } from './step-heading';

type AddOnsStepProps = {
  offer: Offer;
  choice: Choice;
  price: Result<{ quote: Quote }>;
  onChange: (quantities: AddOnQuantities) => void;
  onNext: () => void;
  onBack: () => void;
};

export function AddOnsStep({ offer, choice, price, onChange, onNext, onBack }: AddOnsStepProps) {
  const chosen = offer.addOns.some(({ slug }) => quantityOf(choice.extras, slug) > 0);
  return (
    <div className="grid gap-8">
      <StepHeading focusKey="extras" eyebrow={offer.package.name}>
        Anything to add?
      </StepHeading>
      <ul className="grid gap-3">
        {offer.addOns.map((addOn) => (
          <AddOnRow
            key={addOn.slug}
            addOn={addOn}
            offer={offer}
            quantity={quantityOf(choice.extras, addOn.slug)}
            onChange={(quantity) => onChange({ ...choice.extras, [addOn.slug]: quantity })}
          />
        ))}
      </ul>
      <StepActions
        offer={offer}
        choice={choice}
        price={price}
        back={
          <Button tone="quiet" size="large" onClick={onBack}>
            Back
          </Button>
        }
        next={
          <Button tone="accent" size="large" onClick={onNext}>
            {chosen ? 'Continue' : 'Continue without extras'}
          </Button>
        }
      />
    </div>
  );
}

type AddOnRowProps = { addOn: AddOn; offer: Offer; quantity: number; onChange: (quantity: number) => void };

function AddOnRow({ addOn, offer, quantity, onChange }: AddOnRowProps) {
  const price = moneyText(addOn.priceCents, offer.tenant.currency, offer.tenant.locale, true);
  const isIn = quantity > 0;
  return (
    <li
      className={cn(
        'flex flex-wrap items-center gap-x-4 gap-y-3 rounded-card border bg-surface p-3 pr-4 transition-colors',
        isIn && 'border-accent ring-1 ring-accent',
      )}
    >
      {addOn.image && (
        <span className="relative size-20 shrink-0 overflow-hidden rounded-control sm:size-24">
          <Photo src={addOn.image} alt="" sizes="6rem" />
        </span>
      )}
      <div className="grid min-w-0 flex-1 basis-40 gap-0.5">
        <p className="font-medium [overflow-wrap:anywhere]" dir="auto">
          {addOn.name}
        </p>
        {addOn.description && <p className="text-sm text-soft">{addOn.description}</p>}
        <p className="text-sm tabular-nums">
          {price}
          {addOn.priceUnit === 'PER_SEAT' && offer.package.maxSeats > 1 ? ' per person' : ''}
          {addOn.maxQuantity > 1 && <span className="text-faint"> · up to {addOn.maxQuantity}</span>}
        </p>
      </div>
      {addOn.maxQuantity > 1 ? (
        <Stepper label={addOn.name} value={quantity} min={0} max={addOn.maxQuantity} onChange={onChange} />
      ) : (
        <Button
          aria-label={isIn ? `Added: ${addOn.name}. Remove it` : `Add ${addOn.name}`}
          tone={isIn ? 'accent' : 'plain'}
          onClick={() => onChange(isIn ? 0 : 1)}
          className="min-w-28"
        >
          {isIn ? <Check aria-hidden /> : <Plus aria-hidden />}
          {isIn ? 'Added' : 'Add'}
        </Button>
      )}
    </li>
  );
}
