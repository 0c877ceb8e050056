import type { ReactNode } from 'react';
import { cn } from './cn';

export type RadioCard = {
  value: string;
  label: ReactNode;
  description?: ReactNode;
  /** At the right edge: a price, a picture. */
  aside?: ReactNode;
  disabled?: boolean;
};

type RadioCardsProps = {
  name: string;
  options: RadioCard[];
  /** Controlled when given, else `defaultValue`. */
  value?: string;
  defaultValue?: string;
  onChange?: (value: string) => void;
  columns?: 1 | 2 | 3;
  required?: boolean;
};

/** One of a few, each with room to explain itself. Native radios: arrows move, forms post. Wrap it in a Fieldset. */
export function RadioCards({
  name,
  options,
  value,
  defaultValue,
  onChange,
  columns = 1,
  required,
}: RadioCardsProps) {
  return (
    <div className={cn('grid gap-2', columns === 2 && 'sm:grid-cols-2', columns === 3 && 'sm:grid-cols-3')}>
      {options.map((option) => (
        <label
          key={option.value}
          className="group flex min-h-11 items-start gap-3 rounded-control border border-edge/60 bg-surface px-4 py-3 transition-colors hover:bg-hover has-checked:border-accent has-checked:bg-accent-soft has-checked:ring-1 has-checked:ring-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring has-disabled:opacity-50"
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            required={required}
            disabled={option.disabled}
            {...(value === undefined
              ? { defaultChecked: option.value === defaultValue }
              : { checked: option.value === value })}
            onChange={() => onChange?.(option.value)}
            className="mt-0.5 size-5 shrink-0 appearance-none rounded-full border border-edge bg-surface outline-none checked:border-[0.375rem] checked:border-accent"
          />
          <span className="grid min-w-0 flex-1 gap-0.5">
            <span className="font-medium">{option.label}</span>
            {option.description && <span className="text-sm text-soft">{option.description}</span>}
          </span>
          {option.aside && <span className="shrink-0 text-sm">{option.aside}</span>}
        </label>
      ))}
    </div>
  );
}
