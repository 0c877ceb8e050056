'use client';

import { Avatar } from '@/components/ui/avatar';
import { Fieldset } from '@/components/ui/fieldset';
import type { Offer } from './offer';

type StaffChoiceProps = {
  staff: NonNullable<Offer['staff']>;
  /** Slug; null: anyone. */
  value: string | null;
  onChange: (slug: string | null) => void;
};

/** A choice of anyone, which offers the most times, or one person by name. */
export function StaffChoice({ staff, value, onChange }: StaffChoiceProps) {
  const options = [{ slug: null, name: 'Anyone', title: 'Most times', image: '' }, ...staff.people];
  return (
    <Fieldset legend="With whom?">
      <div className="grid grid-cols-2 gap-2 sm:flex sm:flex-wrap">
        {options.map((option) => (
          <label
            key={option.slug ?? ''}
            className="flex min-h-14 min-w-0 items-center gap-3 rounded-control border border-edge/60 bg-surface py-2 pr-4 pl-3 transition-colors hover:bg-hover has-checked:border-accent has-checked:bg-accent-soft has-checked:ring-1 has-checked:ring-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring"
          >
            <input
              type="radio"
              name="resource"
              className="sr-only"
              checked={value === option.slug}
              onChange={() => onChange(option.slug)}
            />
            {option.slug !== null && (
              <Avatar name={option.name} image={option.image || undefined} size="medium" />
            )}
            <span className="grid min-w-0">
              <span className="line-clamp-2 leading-snug font-medium [overflow-wrap:anywhere]" dir="auto">
                {option.name}
              </span>
              {option.title && (
                <span className="line-clamp-2 text-xs leading-snug text-soft">{option.title}</span>
              )}
            </span>
          </label>
        ))}
      </div>
    </Fieldset>
  );
}
