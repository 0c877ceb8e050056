'use client';

import { Photo } from '@/components/site/photo';
import { Fieldset } from '@/components/ui/fieldset';
import type { SignUpInput } from '@/lib/domain/editing/sign-up-input';
import { tradeCards } from './trades';

type Trade = SignUpInput['trade'];
type TradeChoiceProps = { value: Trade | undefined; onChange: (trade: Trade) => void; error?: string };

/** One choice of five pictures. Native radios, so that arrow keys work. */
export function TradeChoice({ value, onChange, error }: TradeChoiceProps) {
  return (
    <Fieldset legend="What do you do?" error={error}>
      <div className="grid grid-cols-2 gap-2.5 sm:grid-cols-3">
        {tradeCards.map(({ trade, set, name, example }) => (
          <label
            key={trade}
            className="group relative grid overflow-hidden rounded-control border border-edge/60 bg-surface transition-colors hover:bg-hover has-checked:border-accent has-checked:bg-accent-soft has-checked:ring-1 has-checked:ring-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring"
          >
            <input
              type="radio"
              name="trade"
              value={trade}
              required
              checked={value === trade}
              onChange={() => onChange(trade)}
              className="sr-only"
            />
            <span className="relative block aspect-[16/9] bg-sunken">
              <Photo src={`/pictures/${set}/hero.webp`} alt="" sizes="(min-width: 40rem) 12rem, 45vw" />
            </span>
            <span className="grid px-3 py-2.5">
              <span className="text-sm font-medium">{name}</span>
              <span className="text-xs text-soft">{example}</span>
            </span>
          </label>
        ))}
      </div>
    </Fieldset>
  );
}
